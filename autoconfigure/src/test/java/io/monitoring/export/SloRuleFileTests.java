package io.monitoring.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.monitoring.rule.RuleGroup;
import io.monitoring.series.LabelMatcher;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ObjectivesOfEveryKind;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTestQueries;
import io.monitoring.slo.SloWindow;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of objectives in the eyes of Prometheus.
 */
class SloRuleFileTests {

	private static final ServiceLevelObjective OBJECTIVE = new ServiceLevelObjective("api-availability",
			new ServiceLevelIndicator.Availability(List.of()), 0.999, Duration.ofDays(30));

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final SloRules rules = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS,
			List.of("/actuator", "/monitoring"));

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 1, 24, 72, 7 * 24, 28 * 24, 30 * 24, 90 * 24 })
	void promtoolAcceptsTheRulesOfEveryPeriod(int hours) throws Exception {
		Duration window = Duration.ofHours(hours);
		List<LabelMatcher> match = List.of(new LabelMatcher("uri", LabelMatcher.Type.REGEX, "/api/\\{id\\}.*"));
		write(new ServiceLevelObjective("a", new ServiceLevelIndicator.Availability(match), 0.9995, window),
				new ServiceLevelObjective("b", new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()),
						0.95, window));
		Tools.Result result = Tools.run(this.directory, "promtool", "check", "rules", "rules.yml");
		assertThat(result.output()).contains("SUCCESS: ").doesNotContain("duplicate");
		assertThat(result.exitCode()).isZero();
	}

	/**
	 * Two hours of good traffic, then two of a hundred requests fail: a burn rate of 20.
	 * The last hour reaches 14.4 after 43.2 minutes.
	 */
	@Test
	void anAlertFiresWhenTheLongWindowHasBurntEnough() throws Exception {
		write(OBJECTIVE);
		test("""
				  - interval: 1m
				    input_series:
				      - series: 'http_server_requests_seconds_count{method="GET",uri="/a",status="200"}'
				        values: '0+1000x120 120980+980x120'
				      - series: 'http_server_requests_seconds_count{method="GET",uri="/a",status="500"}'
				        values: '0x120 20+20x120'
				      - series: 'http_server_requests_seconds_count{uri="/actuator/health",status="503"}'
				        values: '0+1000x240'
				    promql_expr_test:
				      - expr: count(ALERTS{alertname="ErrorBudgetBurn1h"})
				        eval_time: 2h42m
				      - expr: count(ALERTS{alertname="ErrorBudgetBurn1h", alertstate="firing"})
				        eval_time: 2h44m
				        exp_samples: [{labels: '{}', value: 1}]
				    alert_rule_test:
				      - eval_time: 3h32m
				        alertname: ErrorBudgetBurn1h
				        exp_alerts:
				          - exp_labels: {slo: api-availability, severity: critical, long_window: 1h, short_window: 5m}
				            exp_annotations:
				              summary: "api-availability burns its error budget 20 times as fast as it may"
				              description: "In the last 1h 1200 of 60000 requests failed, 2%% where 0.1 %% may (99.9 %% over 30d). %s \
				Most of them in the last hour: 1200 of GET /a."
				"""
			.formatted("The budget burnt 20 times as fast as spends exactly all of it; the limit is 14.4,"
					+ " in the last 1h and in the last 5m. At the limit a whole budget lasts 2d2h. Of the whole budget"
					+ " 4.167% is spent; at this rate the rest is gone at 1970-01-02 14:02:00 +0000 UTC."));
	}

	@Test
	void errorsFromTheVeryBeginningFireAlthoughNoGoodSeriesExists() throws Exception {
		write(OBJECTIVE);
		test("""
				  - interval: 1m
				    input_series:
				      - series: 'http_server_requests_seconds_count{uri="/a",status="500"}'
				        values: '0+10x20'
				    promql_expr_test:
				      - expr: slo:good_events:increase5m
				        eval_time: 10m
				        exp_samples: [{labels: 'slo:good_events:increase5m{slo="api-availability"}', value: 0}]
				      - expr: slo:sli_error:ratio_rate1h
				        eval_time: 10m
				        exp_samples: [{labels: 'slo:sli_error:ratio_rate1h{slo="api-availability"}', value: 1}]
				      - expr: count by (severity) (ALERTS{alertstate="firing"})
				        eval_time: 10m
				        exp_samples: [{labels: '{severity="critical"}', value: 2}, {labels: '{severity="warning"}', value: 2}]
				""");
	}

	@Test
	void withoutTrafficThereIsNoRatioAndNoAlert() throws Exception {
		write(OBJECTIVE);
		test("""
				  - interval: 1m
				    input_series:
				      - series: 'http_server_requests_seconds_count{uri="/a",status="200"}'
				        values: '7x60'
				      - series: 'http_server_requests_seconds_count{uri="/a",status="500"}'
				        values: '7x60'
				    promql_expr_test:
				      - expr: slo:total_events:increase1h
				        eval_time: 50m
				        exp_samples: [{labels: 'slo:total_events:increase1h{slo="api-availability"}', value: 0}]
				      - expr: '{__name__=~"slo:sli_error:.*|ALERTS"}'
				        eval_time: 50m
				""");
	}

	@Test
	void aFewFailuresInAQuietHourAreNoAlertWhereTheyAreTooFewForOne() throws Exception {
		write(new ServiceLevelObjective(OBJECTIVE.name(), OBJECTIVE.indicator(), OBJECTIVE.target(), OBJECTIVE.window(),
				OBJECTIVE.budgeting(), new ObjectiveOptions(null, null, Map.of(), new ObjectiveOptions.Guard(0, 5),
						new ObjectiveOptions.Grouping(List.of(), 0))));
		test("""
				  - interval: 1m
				    input_series:
				      - series: 'http_server_requests_seconds_count{uri="/a",status="500"}'
				        values: '0+1x20'
				    promql_expr_test:
				      - expr: count(ALERTS{alertname=~"ErrorBudget.*"})
				        eval_time: 4m
				      - expr: count(ALERTS{alertname=~"ErrorBudget.*"})
				        eval_time: 6m
				        exp_samples: [{labels: '{}', value: 4}]
				""");
	}

	/** Of health there are four samples a minute, each of which stands for a quarter. */
	@Test
	void timeIsToldAsTime() throws Exception {
		write(new ServiceLevelObjective("database", new ServiceLevelIndicator.Health("db"), 0.99, Duration.ofDays(7)));
		test("""
				  - interval: 15s
				    input_series:
				      - series: 'health_status{component="db"}'
				        values: '1x159 0x47 1x60'
				    alert_rule_test:
				      - eval_time: 51m45s
				        alertname: ErrorBudgetBurn1h
				        exp_alerts:
				          - exp_labels: {slo: database, severity: critical, long_window: 1h, short_window: 5m}
				            exp_annotations:
				              summary: "database burns its error budget 23.08 times as fast as it may"
				              description: "For 12m 0s of the last 1h 'db' was not up, 23.08%% of the time where 1 %% may (99 %% over 7d). %s"
				"""
			.formatted("The budget burnt 23.08 times as fast as spends exactly all of it; the limit is 14.4, in the"
					+ " last 1h and in the last 5m. At the limit a whole budget lasts 11h40m. Of the whole budget"
					+ " 11.13% is spent; at this rate the rest is gone at 1970-01-01 07:19:56 +0000 UTC."),
				"15s");
	}

	@Test
	void aGroupIsToldWithItsOwnNumbers() throws Exception {
		write(new ServiceLevelObjective("routes", OBJECTIVE.indicator(), 0.99,
				new SloWindow.Calendar(SloWindow.Calendar.Unit.MONTH, ZoneOffset.UTC), OBJECTIVE.budgeting(),
				ObjectivesOfEveryKind.options("uri")));
		test("""
				  - interval: 1m
				    input_series:
				      - series: 'http_server_requests_seconds_count{uri="/a",status="200"}'
				        values: '0+100x70'
				      - series: 'http_server_requests_seconds_count{uri="/b",status="200"}'
				        values: '0+50x70'
				      - series: 'http_server_requests_seconds_count{uri="/b",status="500"}'
				        values: '0+50x70'
				    alert_rule_test:
				      - eval_time: 62m
				        alertname: ErrorBudgetBurn1h
				        exp_alerts:
				          - exp_labels: {slo: routes, uri: /b, team: shop, severity: critical, long_window: 1h, short_window: 5m}
				            exp_annotations:
				              summary: "routes (uri /b) burns its error budget 50 times as fast as it may"
				              description: "In the last 1h 3000 of 6000 requests failed, 50%% where 1 %% may (99 %% over a calendar month). %s"
				"""
			.formatted("The budget burnt 50 times as fast as spends exactly all of it; the limit is 14.4, in the"
					+ " last 1h and in the last 5m. At the limit a whole budget lasts 2d2h. Of the whole budget"
					+ " 6.72% is spent; at this rate the rest is gone at 1970-01-01 14:27:56 +0000 UTC."));
	}

	private void write(ServiceLevelObjective... objectives) throws Exception {
		List<RuleGroup> groups = Arrays.stream(objectives)
			.flatMap((objective) -> this.rules.rules(objective).stream())
			.toList();
		Files.writeString(this.directory.resolve("rules.yml"), PrometheusRuleFile.write(groups, MINUTE));
	}

	private void test(String tests) throws Exception {
		test(tests, "1m");
	}

	private void test(String tests, String interval) throws Exception {
		Files.writeString(this.directory.resolve("test.yml"),
				"rule_files: [rules.yml]\nevaluation_interval: " + interval + "\ntests:\n" + tests);
		Tools.Result result = Tools.run(this.directory, "promtool", "test", "rules", "test.yml");
		assertThat(result.output()).contains("SUCCESS");
		assertThat(result.exitCode()).isZero();
	}

}
