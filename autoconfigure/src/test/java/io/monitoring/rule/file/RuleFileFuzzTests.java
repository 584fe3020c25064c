package io.monitoring.rule.file;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.test.Promptly;
import io.monitoring.yaml.YamlException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes rule files.
 */
class RuleFileFuzzTests {

	private final RuleFileReader reader = new RuleFileReader(new QueryEngine(QueryOptions.DEFAULTS)::prepare);

	@FuzzTest(maxDuration = "10m")
	void anyTextIsReadOrRefused(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		Promptly.run(() -> {
			try {
				assertThat(this.reader.read("f", text)).isNotNull();
			}
			catch (YamlException ex) {
				assertThat(ex.getMessage()).startsWith("f:" + ex.line() + ":" + ex.column() + ": ");
			}
		});
	}

}
