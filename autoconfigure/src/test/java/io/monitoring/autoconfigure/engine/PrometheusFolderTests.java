package io.monitoring.autoconfigure.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.monitoring.rule.AlertingRule;
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

	private static final Path TESTS = Path.of("..", "prometheus", "tests", "default-rules.yml");

	private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");

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

	@Test
	void promtoolFindsThatEveryRuleFiresAndSaysWhatItShould() throws IOException, InterruptedException {
		Tools.Result result = Tools.run(TESTS.getParent(), "promtool", "test", "rules", TESTS.getFileName().toString());
		assertThat(result.output()).contains("SUCCESS");
		assertThat(result.exitCode()).isZero();
	}

	@Test
	void everyAlertIsTestedAndHasItsTextsAndItsRunbook() throws IOException {
		String tests = Files.readString(TESTS);
		List<String> pages = new ArrayList<>();
		for (AlertingRule rule : alerts()) {
			assertThat(tests).as(rule.name()).contains("alertname: " + rule.name() + "\n        exp_alerts:");
			assertThat(rule.annotations()).as(rule.name()).containsOnlyKeys("summary", "description", "runbook_url");
			String url = String.valueOf(rule.annotations().get("runbook_url"));
			pages.add(url.substring(url.lastIndexOf('/') + 1));
			assertThat(Files.readString(RUNBOOKS.resolve(pages.get(pages.size() - 1))))
				.contains("`" + rule.name() + "`", "## What it means", "## What to look at", "## What to do");
		}
		// There only where another engine evaluates, which cannot say that it is down.
		pages.add("remote-engine-down.md");
		try (Stream<Path> files = Files.list(RUNBOOKS)) {
			assertThat(files.map((file) -> file.getFileName().toString()).filter((name) -> !name.equals("README.md")))
				.allMatch(pages::contains);
		}
	}

	private static List<AlertingRule> alerts() {
		List<AlertingRule> alerts = new ArrayList<>();
		new ApplicationContextRunner().withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING)
			.run((context) -> context.getBean(MonitoringFacade.class)
				.ruleGroups()
				.stream()
				.flatMap((group) -> group.rules().stream())
				.filter(AlertingRule.class::isInstance)
				.map(AlertingRule.class::cast)
				.forEach(alerts::add));
		return alerts;
	}

	private static String export() {
		String[] exported = new String[1];
		new ApplicationContextRunner().withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING)
			.run((context) -> exported[0] = context.getBean(MonitoringFacade.class).prometheusRuleFile());
		return exported[0];
	}

}
