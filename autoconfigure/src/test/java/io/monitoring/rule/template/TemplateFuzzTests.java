package io.monitoring.rule.template;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Labels;
import io.monitoring.test.Promptly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes templates of annotations.
 */
class TemplateFuzzTests {

	private static final TemplateData DATA = new TemplateData(Labels.named("up", "job", "shop", "number", "12.5"),
			-12_345.678, Labels.of("region", "north"));

	@FuzzTest(maxDuration = "10m")
	void anyTextIsRefusedOrExpanded(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		Promptly.run(() -> {
			try {
				assertThat(Template.parse(text).render(DATA)).isNotNull();
			}
			catch (ParseException ex) {
				assertThat(ex.getMessage()).isNotBlank();
			}
		});
	}

}
