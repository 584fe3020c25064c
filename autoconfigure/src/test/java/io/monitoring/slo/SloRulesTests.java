package io.monitoring.slo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SloRulesTests {

	private static final ServiceLevelObjective AVAILABILITY = new ServiceLevelObjective("api-availability",
			new ServiceLevelIndicator.Availability(List.of()), 0.999, Duration.ofDays(30));

	private static final ServiceLevelObjective LATENCY = new ServiceLevelObjective("api-latency",
			new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()), 0.95, Duration.ofDays(7));

	private final SloRules rules = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS,
			List.of("/actuator", "/monitoring"));

	@Test
	void availabilityCountsEverythingButServerErrorsAsGood() {
		Measurement.Events selectors = (Measurement.Events) this.rules.measurement(AVAILABILITY);
		assertThat(selectors.total())
			.isEqualTo("http_server_requests_seconds_count{uri!~\"/actuator(/.*)?|/monitoring(/.*)?\"}");
		assertThat(selectors.good()).isEqualTo(
				"http_server_requests_seconds_count{uri!~\"/actuator(/.*)?|/monitoring(/.*)?\",status!~\"5..\"}");
	}

	@Test
	void latencyCountsTheBucketOfTheThresholdAsGood() {
		Measurement.Events selectors = (Measurement.Events) this.rules.measurement(LATENCY);
		assertThat(selectors.total()).startsWith("http_server_requests_seconds_count{").doesNotContain("status");
		assertThat(selectors.good()).startsWith("http_server_requests_seconds_bucket{")
			.endsWith(",le=\"0.5\"}")
			.doesNotContain("status");
	}

	@Test
	void aThresholdIsWrittenAsTheRegistryWritesIt() {
		assertThat(bound(Duration.ofSeconds(1))).endsWith("{le=\"1.0\"}");
		assertThat(bound(Duration.ofMillis(300))).endsWith("{le=\"0.3\"}");
		assertThat(bound(Duration.ofMillis(2500))).endsWith("{le=\"2.5\"}");
		assertThat(bound(Duration.ofNanos(100_000))).endsWith("{le=\"1.0E-4\"}");
	}

	private String bound(Duration threshold) {
		return new EventSelectors(LATENCY.indicator(), List.of()).within(threshold);
	}

	@Test
	void matchersOfTheUserAreAddedAndQuoted() {
		ServiceLevelIndicator indicator = new ServiceLevelIndicator.Availability(List
			.of(new LabelMatcher("uri", LabelMatcher.Type.REGEX, "/api/.*"), LabelMatcher.equal("job", "a\"b")));
		assertThat(new EventSelectors(indicator, List.of()).all())
			.isEqualTo("http_server_requests_seconds_count{uri=~\"/api/.*\",job=\"a\\\"b\"}");
	}

	@Test
	void anExcludedPathIsNoRegularExpressionAndExcludesOnlyWholeSegments() {
		String total = new EventSelectors(AVAILABILITY.indicator(), List.of("/a.b", "/m(x)")).all();
		String regex = total.substring(total.indexOf('"') + 1, total.lastIndexOf('"')).replace("\\\\", "\\");
		LabelMatcher matcher = new LabelMatcher("uri", LabelMatcher.Type.NOT_REGEX, regex);
		assertThat(List.of("/a.b", "/a.b/c", "/m(x)/1")).noneMatch(matcher::matches);
		assertThat(List.of("/aXb", "/a.bc", "/orders", "")).allMatch(matcher::matches);
	}

	@Test
	void theRulesOfAnObjectiveForAServerAreItsCountsItsRatiosAndItsAlerts() {
		List<RuleGroup> groups = this.rules.rules(AVAILABILITY);
		assertThat(groups).extracting(RuleGroup::name)
			.containsExactly("slo:api-availability", "slo:api-availability:period");
		assertThat(groups.get(0).rules()).extracting(Rule::name)
			.doesNotHaveDuplicates()
			.startsWith("slo:objective:ratio", "slo:error_budget:ratio", "slo:time_period:days",
					"slo:total_events:increase5m", "slo:good_events:increase5m")
			.containsSubsequence("slo:total_events:increase30m", "slo:total_events:increase1h",
					"slo:total_events:increase2h", "slo:total_events:increase6h", "slo:total_events:increase1d",
					"slo:total_events:increase3d", "slo:sli_error:ratio_rate5m", "slo:current_burn_rate:ratio")
			.endsWith("ErrorBudgetBurn1h", "ErrorBudgetBurn6h", "ErrorBudgetBurn1d", "ErrorBudgetBurn3d",
					"ObjectiveViolated", "ErrorBudgetExhausted", "ObjectiveNotMeasured");
		assertThat(groups.get(1).rules()).extracting(Rule::name)
			.containsExactly("slo:total_events:increase30d", "slo:good_events:increase30d",
					"slo:period_burn_rate:ratio", "slo:period_error_budget_remaining:ratio",
					"slo:window_observed:ratio");
		assertThat(groups).allSatisfy((group) -> assertThat(group.rules())
			.allMatch((rule) -> rule.labels().get("slo").equals("api-availability")));
	}

	@Test
	void whatTheTrackersPublishIsNotEvaluated() {
		RuleGroup group = this.rules.evaluated(AVAILABILITY);
		assertThat(group.name()).isEqualTo("slo:api-availability");
		assertThat(group.rules()).extracting(Rule::name)
			.noneMatch((name) -> name.startsWith("slo:total_events") || name.startsWith("slo:good_events")
					|| name.startsWith("slo:period_") || name.equals("slo:window_observed:ratio"))
			.contains("slo:error_budget:ratio", "slo:sli_error:ratio_rate3d", "slo:current_burn_rate:ratio",
					"ErrorBudgetBurn1h", "ObjectiveNotMeasured");
		assertThat(this.rules.rules(AVAILABILITY).get(0).rules()).as("and the rest is the same")
			.extracting(Rule::expression)
			.containsAll(group.rules().stream().map(Rule::expression).toList());
	}

	@Test
	void goodEventsAreZeroAndNotMissingWhileAllFail() {
		assertThat(expression(AVAILABILITY, "slo:good_events:increase1h")).startsWith("(sum(increase(")
			.endsWith("[1h])) or 0 * sum(slo:total_events:increase1h{slo=\"api-availability\"})) < Inf");
	}

	@Test
	void withoutBucketsNoRequestCountsAsSlow() {
		assertThat(expression(LATENCY, "slo:good_events:increase1h")).startsWith("sum(increase(")
			.endsWith("[1h])) < Inf");
	}

	@Test
	void anErrorRatioNeedsTraffic() {
		String total = "slo:total_events:increase1h{slo=\"api-availability\"}";
		assertThat(expression(AVAILABILITY, "slo:sli_error:ratio_rate1h")).isEqualTo("clamp_min(" + total
				+ " - slo:good_events:increase1h{slo=\"api-availability\"}, 0) / (" + total + " > 0)");
	}

	@Test
	void constantsAreDecimalNumbers() {
		assertThat(expression(AVAILABILITY, "slo:objective:ratio")).isEqualTo("vector(0.999)");
		assertThat(expression(AVAILABILITY, "slo:error_budget:ratio")).isEqualTo("vector(0.001)");
		assertThat(expression(AVAILABILITY, "slo:time_period:days")).isEqualTo("vector(30)");
	}

	@Test
	void anAlertComparesBothWindowsWithTheFactor() {
		assertThat(expression(AVAILABILITY, "ErrorBudgetBurn1h"))
			.isEqualTo("slo:sli_error:ratio_rate1h{slo=\"api-availability\"} / 0.001 > 14.4"
					+ " and slo:sli_error:ratio_rate5m{slo=\"api-availability\"} / 0.001 > 14.4");
		assertThat(expression(AVAILABILITY, "ErrorBudgetBurn3d")).contains("ratio_rate3d", "ratio_rate6h", "> 1 and")
			.endsWith("> 1");
	}

	@Test
	void anAlertCanBeToldToWaitForEvents() {
		ServiceLevelObjective guarded = with(AVAILABILITY, new ObjectiveOptions(null, null, Map.of("team", "shop"),
				new ObjectiveOptions.Guard(10, 3), new ObjectiveOptions.Grouping(List.of(), 0)));
		String total = "slo:total_events:increase1h{slo=\"api-availability\"}";
		assertThat(expression(guarded, "ErrorBudgetBurn1h")).endsWith(" > 14.4 and " + total + " > 9.5 and " + total
				+ " - slo:good_events:increase1h{slo=\"api-availability\"} > 2.5");
		assertThat(expression(guarded, "ObjectiveViolated")).endsWith(" > 2.5");
		assertThat(rule(guarded, "ObjectiveViolated").labels())
			.isEqualTo(Labels.of("slo", "api-availability", "severity", "warning", "team", "shop"));
	}

	private static ServiceLevelObjective with(ServiceLevelObjective objective, ObjectiveOptions options) {
		return new ServiceLevelObjective(objective.name(), objective.indicator(), objective.target(),
				objective.window(), objective.budgeting(), options);
	}

	@Test
	void alertsCarryTheirWindowsAndSeverity() {
		Map<String, Labels> labels = this.rules.evaluated(LATENCY)
			.rules()
			.stream()
			.filter((rule) -> rule.name().startsWith("ErrorBudgetBurn"))
			.collect(Collectors.toMap(Rule::name, Rule::labels));
		assertThat(labels).isEqualTo(Map.of("ErrorBudgetBurn1h", labels("critical", "1h", "5m"), "ErrorBudgetBurn6h",
				labels("critical", "6h", "30m"), "ErrorBudgetBurn1d", labels("warning", "1d", "2h"),
				"ErrorBudgetBurn3d", labels("warning", "3d", "6h")));
	}

	private static Labels labels(String severity, String longWindow, String shortWindow) {
		return Labels.of("slo", "api-latency", "severity", severity, "long_window", longWindow, "short_window",
				shortWindow);
	}

	@Test
	void aDayThatMissesTheTargetIsTold() {
		AlertingRule alert = (AlertingRule) rule(AVAILABILITY, "ObjectiveViolated");
		assertThat(alert.query().text()).isEqualTo("slo:sli_error:ratio_rate1d{slo=\"api-availability\"} > 0.001");
		assertThat(alert.holdDuration()).isEqualTo(Duration.ofMinutes(15));
		assertThat(alert.labels()).isEqualTo(Labels.of("slo", "api-availability", "severity", "warning"));
	}

	@Test
	void ofAShortObjectiveTheLongestWindowStandsForTheDay() {
		ServiceLevelObjective hour = new ServiceLevelObjective("hour", AVAILABILITY.indicator(), 0.99,
				Duration.ofHours(1));
		assertThat(((AlertingRule) rule(hour, "ObjectiveViolated")).query().text())
			.isEqualTo("slo:sli_error:ratio_rate30m{slo=\"hour\"} > 0.01");
	}

	@Test
	void whatIsSpentIsMeasuredAgainstTheBudgetOfTheWholeWindow() {
		assertThat(((AlertingRule) rule(AVAILABILITY, "ErrorBudgetExhausted")).query().text())
			.isEqualTo("(1 - slo:period_error_budget_remaining:ratio{slo=\"api-availability\"})"
					+ " * slo:window_observed:ratio{slo=\"api-availability\"} >= 1");
	}

	@Test
	void everyPairOfTheDefaultObjectivesCanFire() {
		assertThat(BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, AVAILABILITY)).isEmpty();
		assertThat(BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, LATENCY)).isEmpty();
	}

	@Test
	void aFactorThatACompleteFailureDoesNotReachIsFound() {
		ServiceLevelObjective objective = new ServiceLevelObjective("slow", LATENCY.indicator(), 0.9,
				Duration.ofDays(7));
		List<BurnRateWindow> unreachable = BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, objective);
		assertThat(unreachable).extracting(BurnRateWindow::factor).containsExactly(14.4);
		assertThat(unreachable.get(0).whyUnreachable(objective))
			.isEqualTo("the burn-rate alert with factor 14.4 (1h/5m) can never fire: with the target 90 % the burn"
					+ " rate is 10 when every request fails; the smallest target for this factor is 93.06 %");
	}

	@Test
	void anAlertThatCanNeverFireIsLeftOutAndItsWindowsAreNot() {
		ServiceLevelObjective median = new ServiceLevelObjective("median", LATENCY.indicator(), 0.5,
				Duration.ofDays(30));
		assertThat(this.rules.pairs(median)).extracting(BurnRateWindow::factor).containsExactly(1.0);
		assertThat(this.rules.evaluated(median).rules()).extracting(Rule::name)
			.contains("ErrorBudgetBurn3d", "slo:sli_error:ratio_rate5m")
			.doesNotContain("ErrorBudgetBurn1h", "ErrorBudgetBurn6h", "ErrorBudgetBurn1d");
		assertThat(((AlertingRule) rule(median, "ObjectiveViolated")).query().text()).contains("ratio_rate1d");
	}

	@Test
	void twoPairsWithTheSameLongWindowAreRefused() {
		BurnRateWindow one = BurnRateWindow.DEFAULTS.get(0);
		BurnRateWindow two = new BurnRateWindow(10, one.longWindow(), Duration.ofMinutes(10), "warning");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new SloRules(SloTestQueries::compile, List.of(one, two), List.of()))
			.withMessageContaining("same long window");
	}

	private String expression(ServiceLevelObjective objective, String name) {
		return rule(objective, name).expression();
	}

	private Rule rule(ServiceLevelObjective objective, String name) {
		return this.rules.rules(objective)
			.stream()
			.flatMap((group) -> group.rules().stream())
			.filter((rule) -> rule.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

}
