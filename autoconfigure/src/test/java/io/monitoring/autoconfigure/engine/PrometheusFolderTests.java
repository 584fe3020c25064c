package io.monitoring.autoconfigure.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.monitoring.test.Tools;
import io.monitoring.web.MonitoringFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the folder {@code prometheus} against the code.
 */
class PrometheusFolderTests {

	private static final Path RULES = Path.of("..", "prometheus", "monitoring-rules.yml");

	@Test
	void theRuleFileIsTheExportOfAnApplicationWithoutProperties() throws IOException {
		assertThat(Files.readString(RULES)).isEqualTo(export());
	}

	@Test
	void promtoolAcceptsTheExport(@TempDir Path folder) throws IOException, InterruptedException {
		Path file = Files.writeString(folder.resolve("rules.yml"), export());
		Tools.Result result = Tools.run(folder, "promtool", "check", "rules", file.toString());
		assertThat(result.output()).contains("SUCCESS");
		assertThat(result.exitCode()).isZero();
	}

	private static String export() {
		String[] exported = new String[1];
		new ApplicationContextRunner().withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING)
			.run((context) -> exported[0] = context.getBean(MonitoringFacade.class).prometheusRuleFile());
		return exported[0];
	}

}
