package io.monitoring.autoconfigure.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.RuleGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RuleFilesTests {

	private static final String RULES = "groups: [{name: shop, rules: [{alert: A, expr: up == 0}]}]";

	private final MockEnvironment environment = new MockEnvironment();

	private final RuleFiles files = new RuleFiles(new PropertyErrors(this.environment), new DefaultResourceLoader());

	@TempDir
	private Path directory;

	@Test
	void filesAndPatternsAreReadInTheirOrderAndEachFileOnce() throws Exception {
		write("b.yml", RULES);
		write("a.yml", RULES);
		assertThat(read(location("b.yml"), location("*.yml"), "classpath:/ruletest/shop-rules.yml"))
			.extracting(RuleGroup::id)
			.containsExactly("b.yml;shop", "a.yml;shop", "shop-rules.yml;shop");
	}

	@Test
	void filesOfOneNameAreToldApart() throws Exception {
		Files.createDirectory(this.directory.resolve("x"));
		write("a.yml", RULES);
		write("x/a.yml", RULES);
		assertThat(read(location("a.yml"), location("x/a.yml"))).extracting(RuleGroup::id)
			.doesNotHaveDuplicates()
			.contains("a.yml;shop");
	}

	@Test
	void aPatternThatMatchesNothingIsAWarning(CapturedOutput output) {
		assertThat(read(location("*.yml"), "classpath*:/no-such-folder/*.yml")).isEmpty();
		assertThat(output).contains("No file matches '" + location("*.yml") + "'")
			.contains("'monitoring.alerts.rule-files[1]'");
	}

	@Test
	void aFileThatIsNotThereStopsTheStart() {
		this.environment.setProperty("monitoring.alerts.rule-files[1]", location("no.yml"));
		assertThatExceptionOfType(FailureAnalyzedException.class)
			.isThrownBy(() -> read(location("*.yml"), location("no.yml")))
			.satisfies((ex) -> {
				assertThat(ex.analysis().getDescription())
					.contains("'monitoring.alerts.rule-files[1]' with value '" + location("no.yml") + "'")
					.contains("There is no such file");
				assertThat(ex.analysis().getAction()).contains("classpath:/rules/shop.yml");
			});
	}

	@Test
	void aMistakeInAFileIsToldWithItsPlaceAndTheProperty() throws Exception {
		write("a.yml", "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: rate(up) > 1\n");
		this.environment.setProperty("monitoring.alerts.rule-files[0]", location("a.yml"));
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> read(location("a.yml")))
			.satisfies((ex) -> {
				assertThat(ex.analysis().getDescription()).contains("named in 'monitoring.alerts.rule-files[0]' (from ")
					.contains("a.yml:5:16: the expression of alert rule 'A' does not parse")
					.contains(" | .....^");
				assertThat(ex.analysis().getAction()).isEqualTo("Add a range, for example [5m].");
			});
	}

	@Test
	void aFileThatIsNoTextIsRefused() throws Exception {
		Files.write(this.directory.resolve("a.yml"), new byte[] { (byte) 0xff, (byte) 0xfe });
		assertThatExceptionOfType(FailureAnalyzedException.class).isThrownBy(() -> read(location("a.yml")))
			.satisfies((ex) -> assertThat(ex.analysis().getAction()).isEqualTo("Save the file in UTF-8."));
	}

	private List<RuleGroup> read(String... locations) {
		return this.files.read(List.of(locations), new QueryEngine(QueryOptions.DEFAULTS)::prepare);
	}

	private String location(String name) {
		return "file:" + this.directory + "/" + name;
	}

	private void write(String name, String text) throws Exception {
		Files.writeString(this.directory.resolve(name), text);
	}

}
