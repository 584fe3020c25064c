package io.monitoring.autoconfigure.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where rules come from, and what is remembered of them.
 */
class RuleSourcesTests {

	private static final String RULE = "monitoring.alerts.rules.shop.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING);

	@Test
	void rulesComeFromObjectivesPropertiesFilesAndBeans() {
		this.runner.withUserConfiguration(OwnGroup.class)
			.withPropertyValues(RULE + "expr=up == 0",
					"monitoring.alerts.rule-files=classpath:/ruletest/shop-rules.yml")
			.run((context) -> {
				assertThat(context.getBean(MonitoringEngine.class).ruleGroups()).extracting(RuleGroup::id)
					.containsSubsequence("default", "application", "shop-rules.yml;shop", "own");
				assertThat(rules(context.getBean(MonitoringEngine.class))).extracting(Rule::name)
					.contains("shop", "Busy", "OwnRule", "ErrorBudgetBurn1h");
			});
	}

	@Test
	void aGroupOfATakenNameStopsTheStart() {
		this.runner.withUserConfiguration(OwnGroup.class, OtherGroup.class)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOfSatisfying(FailureAnalyzedException.class,
						(ex) -> assertThat(ex.analysis().getDescription())
							.isEqualTo("There are two rule groups with the name 'own'.")));
	}

	@Test
	void aThresholdIsARuleInPromql() {
		this.runner
			.withPropertyValues(RULE + "metric=http.server.requests", RULE + "labels.uri=/checkout",
					RULE + "labels.status==~\"5..\"", RULE + "aggregation=count", RULE + "window=10m",
					RULE + "operator=gt", RULE + "threshold=10", RULE + "for=1m", RULE + "keep-firing-for=2m",
					RULE + "interval=30s", RULE + "annotations.runbook=https://wiki.example.com/x")
			.run((context) -> {
				MonitoringEngine engine = context.getBean(MonitoringEngine.class);
				AlertingRule rule = (AlertingRule) rules(engine).filter((one) -> one.name().equals("shop"))
					.findFirst()
					.get();
				assertThat(rule.expression()).isEqualTo(
						"sum(increase(http_server_requests_seconds_count{status=~\"5..\",uri=\"/checkout\"}[10m])) > 10");
				assertThat(rule.labels()).isEqualTo(Labels.of("severity", "warning", "uri", "/checkout"));
				assertThat(rule.holdDuration()).isEqualTo(Duration.ofMinutes(1));
				assertThat(rule.keepFiringFor()).isEqualTo(Duration.ofMinutes(2));
				assertThat(rule.annotations()).isEqualTo(Map.of("runbook", "https://wiki.example.com/x"));
				assertThat(engine.ruleGroups()).filteredOn((group) -> group.name().equals("application 30s"))
					.singleElement()
					.satisfies((group) -> assertThat(group.interval()).isEqualTo(Duration.ofSeconds(30)));
			});
	}

	@Test
	void whatIsNotSetOfADefaultRuleStaysAsItIs() {
		this.runner
			.withPropertyValues("monitoring.alerts.rules.high-cpu-usage.metric=process.cpu.usage",
					"monitoring.alerts.rules.high-cpu-usage.aggregation=avg",
					"monitoring.alerts.rules.high-cpu-usage.operator=>=",
					"monitoring.alerts.rules.high-cpu-usage.threshold=0.5")
			.run((context) -> {
				AlertingRule rule = (AlertingRule) rules(context.getBean(MonitoringEngine.class))
					.filter((one) -> one.name().equals("high-cpu-usage"))
					.findFirst()
					.get();
				assertThat(rule.expression()).isEqualTo("avg_over_time(process_cpu_usage[5m]) >= 0.5");
				assertThat(rule.holdDuration()).isEqualTo(Duration.ofMinutes(5));
				assertThat(rule.annotations()).containsKeys("summary", "description");
			});
	}

	@Test
	void aSwitchAtRunTimeWinsOverThePropertyAndIsRemembered() {
		this.runner.withPropertyValues(RULE + "expr=up == 0", RULE + "enabled=false").run((context) -> {
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			assertThat(status(engine, "shop").enabled()).isFalse();
			assertThat(engine.setRuleEnabled("shop", true)).isTrue();
			assertThat(engine.setRuleEnabled("none", true)).isFalse();
			assertThat(context.getBean(RuleSwitches.class).load()).isEqualTo(Map.of("shop", true));
		});
	}

	@Test
	void aSwitchSurvivesARestart(@TempDir Path folder) {
		ApplicationContextRunner restarted = this.runner.withPropertyValues(RULE + "expr=up == 0",
				RULE + "enabled=false", "monitoring.storage.type=sqlite",
				"monitoring.storage.path=" + folder.resolve("monitoring.db"));
		restarted.run((context) -> context.getBean(MonitoringEngine.class).setRuleEnabled("shop", true));
		restarted.run((context) -> {
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			engine.tick(MonitoringLoop.now());
			assertThat(status(engine, "shop").enabled()).isTrue();
		});
	}

	@Test
	void anAlertSurvivesARestart(@TempDir Path folder) {
		ApplicationContextRunner restarted = this.runner.withPropertyValues(RULE + "expr=vector(1)",
				"monitoring.storage.type=sqlite", "monitoring.storage.path=" + folder.resolve("monitoring.db"));
		Instant start = MonitoringLoop.now().truncatedTo(ChronoUnit.SECONDS);
		restarted.run((context) -> context.getBean(MonitoringEngine.class).tick(start));
		restarted.run((context) -> {
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			engine.tick(start.plusSeconds(60));
			assertThat(status(engine, "shop").alerts()).singleElement()
				.satisfies((alert) -> assertThat(alert.state()).isEqualTo(AlertState.FIRING));
			assertThat(status(engine, "shop").alerts().get(0).firedAt()).isEqualTo(start);
		});
	}

	@Test
	void aSelectorThatMatchesNothingIsAWarning() {
		this.runner
			.withPropertyValues(RULE + "expr=no_such_metric{job=\"a\"} > 1",
					"monitoring.alerts.rules.other.expr=orders > 1 and on () ALERTS{alertstate=\"firing\"}")
			.run((context) -> {
				context.getBean(MeterRegistry.class).gauge("orders", 5);
				MonitoringEngine engine = context.getBean(MonitoringEngine.class);
				engine.tick(Instant.ofEpochSecond(1_000_000));
				engine.tick(Instant.ofEpochSecond(1_000_015));
				assertThat(status(engine, "shop").warnings())
					.containsExactly("no_such_metric{job=\"a\"} matches 0 series now");
				assertThat(status(engine, "other").warnings()).isEmpty();
			});
	}

	private static RuleStatus status(MonitoringEngine engine, String name) {
		return engine.snapshot()
			.rules()
			.stream()
			.filter((status) -> status.rule().name().equals(name))
			.findFirst()
			.get();
	}

	private static Stream<Rule> rules(MonitoringEngine engine) {
		return engine.ruleGroups().stream().flatMap((group) -> group.rules().stream());
	}

	private static RuleGroup group(String rule) {
		return RuleGroup.of("own",
				List.of(new AlertingRule(rule, new QueryEngine(QueryOptions.DEFAULTS).prepare("up == 0"), Duration.ZERO,
						Duration.ZERO, Labels.EMPTY, Map.of())));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnGroup {

		@Bean
		RuleGroup ownGroup() {
			return group("OwnRule");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherGroup {

		@Bean
		RuleGroup otherGroup() {
			return group("OtherRule");
		}

	}

}
