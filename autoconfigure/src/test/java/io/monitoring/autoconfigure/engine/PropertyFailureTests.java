package io.monitoring.autoconfigure.engine;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests that what a user wrote wrongly stops the start with a report that names it.
 */
class PropertyFailureTests {

	private static final String OBJECTIVE = "monitoring.sla.objectives.shop.";

	private static final String RULE = "monitoring.alerts.rules.shop.";

	private static final String RETAIN = "monitoring.history.retain[0].";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING);

	@ParameterizedTest
	@MethodSource({ "wrongProperties", "wrongThresholds", "wrongQueryProperties" })
	void aWrongPropertyStopsTheStart(String[] properties, String description, String action) {
		this.runner.withPropertyValues(properties).run((context) -> {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains(description);
			assertThat(analysis.getAction()).contains(action);
		});
	}

	static Stream<Arguments> wrongQueryProperties() {
		return Stream.of(
				wrong("'monitoring.query.max-samples' with value '0'", "in this range",
						"monitoring.query.max-samples=0"),
				wrong("'monitoring.query.max-points' with value '-1'", "in this range",
						"monitoring.query.max-points=-1"),
				wrong("between 1 and 1000", "in this range", "monitoring.query.max-depth=1001"),
				wrong("'monitoring.query.max-length' with value '0'", "in this range", "monitoring.query.max-length=0"),
				wrong("'monitoring.query.max-concurrent' with value '0'", "in this range",
						"monitoring.query.max-concurrent=0"),
				wrong("between 1ms and 10m", "in this range", "monitoring.query.timeout=0s"),
				wrong("'monitoring.query.lookback' with value '-5m'", "in this range", "monitoring.query.lookback=-5m"),
				wrong("'monitoring.history.retain[0].selector'", "Set a selector", RETAIN + "for=24h"), wrong("""
						does not parse:
						1:4: expected a label name, but found '='
						 | up{="api"}
						 | ...^""", "{job=\"api\"", RETAIN + "selector=up{=\"api\"}", RETAIN + "for=24h"),
				wrong("This is an expression", "Set a selector", RETAIN + "selector=sum(up)", RETAIN + "for=24h"),
				wrong("This is an expression", "Set a selector", RETAIN + "selector=up offset 5m", RETAIN + "for=24h"),
				wrong("'monitoring.history.retain[0].for'", "24h", RETAIN + "selector=up"),
				wrong("'monitoring.history.retain[0].for' with value '0s'", "24h", RETAIN + "selector=up",
						RETAIN + "for=0s"));
	}

	static Stream<Arguments> wrongThresholds() {
		String metric = RULE + "metric=process.cpu.usage";
		String aggregation = RULE + "aggregation=avg";
		String operator = RULE + "operator=gt";
		String threshold = RULE + "threshold=0.9";
		return Stream.of(wrong("both an expression and a threshold", "Remove 'expr'", metric, RULE + "expr=up == 0"),
				wrong("has no 'metric'", "http.server.requests", aggregation, operator, threshold),
				wrong("has no 'aggregation'", "p95", metric, operator, threshold),
				wrong("has no 'operator'", "gt, gte", metric, aggregation, threshold),
				wrong("has no 'threshold'", "0.9", metric, aggregation, operator),
				wrong("'monitoring.alerts.rules.shop.threshold' with value 'NaN'", "a number", metric, aggregation,
						operator, RULE + "threshold=NaN"),
				wrong("'monitoring.alerts.rules.shop.metric' with value 'a b'", "Prometheus endpoint",
						RULE + "metric=a b", aggregation, operator, threshold),
				wrong("'orders_total' is a counter, which has no max", "avg, sum, count", RULE + "metric=orders_total",
						RULE + "aggregation=max", operator, threshold),
				wrong("'monitoring.alerts.rules.shop.aggregation' with value 'p100'", "p95", metric,
						RULE + "aggregation=p100", operator, threshold),
				wrong("'monitoring.alerts.rules.shop.operator' with value '=<'", ">=", metric, aggregation,
						RULE + "operator==<", threshold),
				wrong("'monitoring.alerts.rules.shop.window' with value '0s'", "5m", metric, aggregation, operator,
						threshold, RULE + "window=0s"),
				wrong("The regular expression is wrong", "RE2", metric, aggregation, operator, threshold,
						RULE + "labels.uri==~a("),
				wrong("'a-b' is not a label name", "digits", metric, aggregation, operator, threshold,
						RULE + "labels.a-b=c"),
				wrong("'monitoring.alerts.rules.shop.interval' with value '0s'", "1m", RULE + "expr=up == 0",
						RULE + "interval=0s"),
				wrong("'monitoring.alerts.rules.shop.keep-firing-for' with value '-1s'", "5m", RULE + "expr=up == 0",
						RULE + "keep-firing-for=-1s"),
				wrong("'a.b' is not the name of an annotation", "digits", RULE + "expr=up == 0",
						RULE + "annotations[a.b]=x"),
				wrong("'monitoring.alerts.rules.shop.annotations.a'", "$labels", RULE + "expr=up == 0",
						RULE + "annotations.a={{ $label.x }}"),
				wrong("'monitoring.alerts.outage-tolerance' with value '-1s'", "1h",
						"monitoring.alerts.outage-tolerance=-1s"),
				wrong("'monitoring.alerts.rule-files[0]' with value 'classpath:/no.yml'", "Correct the location",
						"monitoring.alerts.rule-files[0]=classpath:/no.yml"));
	}

	static Stream<Arguments> wrongProperties() {
		return Stream.of(
				wrong("'monitoring.sla.objectives.shop.type' with value 'speed'", "availability, error-rate, latency",
						OBJECTIVE + "type=speed", OBJECTIVE + "target=99"),
				wrong("'type' is missing", "availability, error-rate, latency", OBJECTIVE + "target=99"),
				wrong("'target' is missing", "99.9", OBJECTIVE + "type=availability"),
				wrong("'monitoring.sla.objectives.shop.target' with value '100'", "above 0 and below 100",
						OBJECTIVE + "type=availability", OBJECTIVE + "target=100"),
				wrong("0 is not between 0 and 100", "above 0 and below 100", OBJECTIVE + "type=availability",
						OBJECTIVE + "target=0"),
				wrong("-3 is not between 0 and 100", "above 0 and below 100", OBJECTIVE + "type=availability",
						OBJECTIVE + "target=-3"),
				wrong("14.4", "Choose a higher target", OBJECTIVE + "type=availability", OBJECTIVE + "target=90"),
				wrong("'threshold' is missing", "500ms", OBJECTIVE + "type=latency", OBJECTIVE + "target=95"),
				wrong("has no 'threshold'", "Remove it", OBJECTIVE + "type=availability", OBJECTIVE + "target=99",
						OBJECTIVE + "threshold=1s"),
				wrong("between 1h and 90d", "30d", OBJECTIVE + "type=availability", OBJECTIVE + "target=99",
						OBJECTIVE + "window=1m"),
				wrong("'monitoring.sla.objectives.a b'", "letter", "monitoring.sla.objectives[a b].type=availability",
						"monitoring.sla.objectives[a b].target=99"),
				wrong("'u-ri' is not the name of a label", "uri", OBJECTIVE + "type=availability",
						OBJECTIVE + "target=99", OBJECTIVE + "match.u-ri=/x"),
				wrong("has no expression", "PromQL", RULE + "severity=high"), wrong("""
						does not parse:
						1:10: expected a range vector in call to 'rate', got an instant vector
						 | sum(rate(requests_total)) > 5
						 | .........^""", "[5m]", RULE + "expr=sum(rate(requests_total)) > 5"),
				wrong("Alert rule 'shop' defined in 'monitoring.alerts.rules.shop.expr' (from \"monitoring.alerts.rules.shop.expr\" from property source \"test\")",
						"rate", RULE + "expr=rat(requests_total[5m])"),
				wrong("'monitoring.sla.min-bad-events' with value '-1'", "3", "monitoring.sla.min-bad-events=-1"),
				wrong("unknown function", "rate", RULE + "expr=rat(requests_total[5m])"),
				wrong("is a range vector", "rate", RULE + "expr=requests_total[5m]"),
				wrong("'monitoring.alerts.rules.shop.for' with value '-1m'", "5m", RULE + "expr=up == 0",
						RULE + "for=-1m"),
				wrong("'monitoring.alerts.rules.shop.summary'", "$labels", RULE + "expr=up == 0",
						RULE + "summary={{ $label.x }}"),
				wrong("'te-am' is not a label name", "digits", RULE + "expr=up == 0", RULE + "labels.te-am=x"),
				wrong("a rule that an objective generates", "another name",
						"monitoring.alerts.rules.ErrorBudgetBurn1h.expr=vector(1)"),
				wrong("'monitoring.alerts.group-wait' with value '-1s'", "30s", "monitoring.alerts.group-wait=-1s"),
				wrong("'monitoring.alerts.group-interval' with value '0s'", "5m",
						"monitoring.alerts.group-interval=0s"),
				wrong("must start with 'http://' or 'https://'", "https://",
						"monitoring.alerts.receivers.webhook.url=ftp://secret.example"),
				wrong("must start with 'http://' or 'https://'", "people use", "monitoring.external-url=shop.example"),
				wrong("'monitoring.sampling-interval' with value '10ms'", "15s", "monitoring.sampling-interval=10ms"),
				wrong("'monitoring.store.max-series' with value '0'", "10000", "monitoring.store.max-series=0"),
				wrong("'monitoring.store.max-size' with value '10B'", "64MB", "monitoring.store.max-size=10B"),
				wrong("'my-label' is not a label name", "digits", "monitoring.labels.my-label=x"));
	}

	@Test
	void theAddressOfAWebhookIsNotShown() {
		this.runner.withPropertyValues("monitoring.alerts.receivers.webhook.url=ftp://secret.example")
			.run((context) -> assertThat(analysis(context.getStartupFailure()).getDescription())
				.doesNotContain("secret.example"));
	}

	@Test
	void aDurationThatIsNoneIsReportedByTheBinder() {
		this.runner.withPropertyValues(OBJECTIVE + "type=availability", OBJECTIVE + "window=soon")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("window")
				.hasStackTraceContaining("soon"));
	}

	private static FailureAnalysis analysis(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FailureAnalyzedException analyzed) {
				return analyzed.analysis();
			}
		}
		throw new AssertionError("no report for the user", failure);
	}

	private static Arguments wrong(String description, String action, String... properties) {
		return arguments(properties, description, action);
	}

}
