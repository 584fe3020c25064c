package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.threshold.Comparison;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.monitoring.slo.definition.ObjectiveField.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ObjectiveDefinitionsTests {

	private static final ObjectiveDefinitions DEFINITIONS = new ObjectiveDefinitions(
			new QueryEngine(QueryOptions.DEFAULTS)::prepare, new ObjectiveDefaults(new Guard(10, 3), Set.of("nights")));

	private static final ObjectiveDefinition AVAILABILITY = of("availability");

	private static final ObjectiveDefinition LATENCY = of("latency").with(THRESHOLD, Duration.ofMillis(300));

	private static final ObjectiveDefinition VALUE_OBJECTIVE = of("value").with(METRIC, "order.processing")
		.with(AGGREGATION, "p95")
		.with(OPERATOR, "<=")
		.with(VALUE, BigDecimal.valueOf(30));

	private static final ObjectiveDefinition RATIO = of("ratio").with(GOOD, "orders_total{outcome=\"ok\"}")
		.with(TOTAL, "orders_total");

	private static final ObjectiveDefinition BY_LABEL = of("ratio").with(METRIC, "orders.total")
		.with(LABEL, "outcome")
		.with(GOOD_VALUES, List.of("ok", "late.ok"));

	private static ObjectiveDefinition of(String type) {
		return ObjectiveDefinition.named("shop").with(TYPE, type).with(TARGET, new BigDecimal("99.9"));
	}

	private static ServiceLevelObjective one(ObjectiveDefinition definition) {
		List<ServiceLevelObjective> objectives = DEFINITIONS.create(definition);
		assertThat(objectives).hasSize(1);
		return objectives.get(0);
	}

	@Test
	void whatIsNotSaidHasADefault() {
		ServiceLevelObjective objective = one(AVAILABILITY);
		assertThat(objective.target()).isEqualTo(0.999);
		assertThat(objective.window()).isEqualTo(new SloWindow.Rolling(Duration.ofDays(30)));
		assertThat(objective.budgeting()).isEqualTo(new Budgeting.Occurrences());
		assertThat(objective.options().guard()).isEqualTo(new Guard(10, 3));
		assertThat(objective.options().grouping().labels()).isEmpty();
	}

	@Test
	void aLargestPercentageOfErrorsIsATargetToo() {
		assertThat(one(AVAILABILITY.with(TARGET, null).with(MAX_ERRORS, new BigDecimal("0.1"))).target())
			.isEqualTo(0.999);
	}

	@Test
	void aCalendarWindowBeginsWhereItsTimeZoneSays() {
		assertThat(one(AVAILABILITY.with(CALENDAR, "month").with(TIME_ZONE, "Europe/Berlin")).window())
			.isEqualTo(new SloWindow.Calendar(SloWindow.Calendar.Unit.MONTH, ZoneId.of("Europe/Berlin")));
	}

	@Test
	void slicesOfTimeAreMinutesUnlessSaid() {
		assertThat(one(AVAILABILITY.with(BUDGETING, "timeslices").with(SLICE_TARGET, new BigDecimal("95"))).budgeting())
			.isEqualTo(new Budgeting.TimeSlices(0.95, Duration.ofMinutes(1)));
	}

	@Test
	void eachPercentileIsAnObjectiveThatCanFire() {
		List<ServiceLevelObjective> objectives = DEFINITIONS.create(LATENCY.with(TARGET, null)
			.with(THRESHOLD, null)
			.with(PERCENTILES, Map.of("p50", Duration.ofMillis(100), "p95", Duration.ofMillis(500), "p999",
					Duration.ofSeconds(2))));
		assertThat(objectives).extracting(ServiceLevelObjective::name)
			.containsExactly("shop-p50", "shop-p95", "shop-p999");
		assertThat(objectives).extracting(ServiceLevelObjective::target).containsExactly(0.5, 0.95, 0.999);
		assertThat(objectives).extracting((objective) -> objective.indicator())
			.contains(new ServiceLevelIndicator.Latency(Duration.ofMillis(100), List.of()));
	}

	@Test
	void aRatioByLabelSelectsItsCounter() {
		assertThat(one(BY_LABEL.with(MATCH, Map.of("shop", "!=test"))).indicator())
			.isEqualTo(new ServiceLevelIndicator.Ratio("orders_total{shop!=\"test\",outcome=~\"ok|late\\\\.ok\"}",
					"orders_total{shop!=\"test\"}"));
	}

	@Test
	void aMeterWithDotsIsACounterWhereEventsAreCounted() {
		assertThat(one(BY_LABEL.with(METRIC, "shop.payments")).indicator())
			.isEqualTo(one(BY_LABEL.with(METRIC, "shop_payments_total")).indicator());
	}

	@Test
	void aMeterWithDotsIsATimerOrAGaugeWhereItsValueCounts() {
		ServiceLevelIndicator.Value value = (ServiceLevelIndicator.Value) one(
				VALUE_OBJECTIVE.with(METRIC, "shop.order.processing").with(AGGREGATION, "avg"))
			.indicator();
		assertThat(value.value()).contains("shop_order_processing_seconds_sum", " or ",
				"avg_over_time(shop_order_processing[");
	}

	@Test
	void aValueIsOneForEachGroup() {
		assertThat(one(VALUE_OBJECTIVE.with(GROUP_BY, List.of("shop"))).indicator())
			.isEqualTo(new ServiceLevelIndicator.Value(
					"histogram_quantile(0.95, sum by (shop, le) (rate(order_processing_seconds_bucket[5m])))",
					Comparison.LTE, 30, Duration.ofMinutes(5)));
	}

	@Test
	void failuresAreWrittenAsAnswers() {
		assertThat(one(of("error-rate").with(ERRORS, "429, 5xx, 49x")).indicator())
			.isEqualTo(new ServiceLevelIndicator.ErrorRate("429|5..|49.", List.of()));
	}

	@Test
	void theServiceIsALabel() {
		assertThat(one(AVAILABILITY.with(SERVICE, "shop").with(LABELS, Map.of("team", "a"))).options().labels())
			.isEqualTo(Map.of("service", "shop", "team", "a"));
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("mistakes")
	void aMistakeIsToldWithItsFieldAndAFix(ObjectiveDefinition definition, String field, String problem) {
		assertThatExceptionOfType(ObjectiveException.class).isThrownBy(() -> DEFINITIONS.create(definition))
			.satisfies((ex) -> {
				assertThat(ex.field()).isEqualTo(field);
				assertThat(ex.problem()).contains(problem).doesNotContain("\u001b").hasSizeLessThan(1000);
				assertThat(ex.fix()).isNotBlank();
			});
	}

	static List<Arguments> mistakes() {
		String nine = "9".repeat(4001);
		return List.of(wrong(ObjectiveDefinition.named("shop"), "type", "missing"),
				wrong(of("uptime"), "type", "There is no type 'uptime'"),
				wrong(of("\u001b[31m"), "type", "control characters"),
				wrong(ObjectiveDefinition.named("a b").with(TYPE, "availability"), "name", "not a valid name"),
				wrong(ObjectiveDefinition.named("x".repeat(64)), "name", "not a valid name"),
				wrong(AVAILABILITY.with(TARGET, null), "target", "missing"),
				wrong(AVAILABILITY.with(TARGET, new BigDecimal("100")), "target", "not between 0 and 100"),
				wrong(AVAILABILITY.with(TARGET, BigDecimal.ZERO), "target", "not between 0 and 100"),
				wrong(AVAILABILITY.with(TARGET, new BigDecimal("1e9999")), "target", "not between 0 and 100"),
				wrong(AVAILABILITY.with(TARGET, new BigDecimal("1e-9999")), "target", "digits behind the point"),
				wrong(AVAILABILITY.with(TARGET, new BigDecimal("50")), "target", "can never fire"),
				wrong(AVAILABILITY.with(MAX_ERRORS, BigDecimal.ONE), "target", "largest percentage of errors too"),
				wrong(AVAILABILITY.with(TARGET, null).with(MAX_ERRORS, new BigDecimal("60")), "maxErrors",
						"can never fire"),
				wrong(AVAILABILITY.with(WINDOW, Duration.ofMinutes(59)), "window", "between 1h and 90d"),
				wrong(AVAILABILITY.with(WINDOW, Duration.ofDays(91)), "window", "between 1h and 90d"),
				wrong(AVAILABILITY.with(WINDOW, Duration.ofSeconds(Long.MAX_VALUE)), "window", "between 1h and 90d"),
				wrong(AVAILABILITY.with(WINDOW, Duration.ofDays(1)).with(CALENDAR, "day"), "window",
						"calendar window too"),
				wrong(AVAILABILITY.with(CALENDAR, "decade"), "calendar", "no calendar window 'decade'"),
				wrong(AVAILABILITY.with(TIME_ZONE, "UTC"), "timeZone", "rolling window has no time zone"),
				wrong(AVAILABILITY.with(CALENDAR, "day").with(TIME_ZONE, "Mars/North"), "timeZone", "no time zone"),
				wrong(AVAILABILITY.with(BUDGETING, "guesses"), "budgeting", "no budgeting 'guesses'"),
				wrong(AVAILABILITY.with(SLICE, Duration.ofMinutes(1)), "slice", "not counted in slices"),
				wrong(AVAILABILITY.with(SLICE_TARGET, BigDecimal.TEN), "sliceTarget", "not counted in slices"),
				wrong(AVAILABILITY.with(BUDGETING, "timeslices"), "sliceTarget", "missing"),
				wrong(slices(Duration.ofSeconds(90)), "slice", "whole number of minutes"),
				wrong(slices(Duration.ofHours(2)), "slice", "between 1m and 1h"),
				wrong(of("health").with(COMPONENT, "db").with(BUDGETING, "timeslices"), "budgeting", "time already"),
				wrong(AVAILABILITY.with(MATCH, Map.of("0uri", "x")), "match.0uri", "not the name of a label"),
				wrong(AVAILABILITY.with(MATCH, Map.of("uri", "=~\"(\"")), "match.uri", "regular expression is wrong"),
				wrong(AVAILABILITY.with(MATCH, many()), "match", "has 21 entries"),
				wrong(AVAILABILITY.with(MATCH, Map.of("uri", "x".repeat(501))), "match.uri", "has 501 characters"),
				wrong(AVAILABILITY.with(THRESHOLD, Duration.ofMillis(1)), "threshold", "has no 'threshold'"),
				wrong(LATENCY.with(THRESHOLD, null), "threshold", "missing"),
				wrong(LATENCY.with(THRESHOLD, Duration.ZERO), "threshold", "not between"),
				wrong(LATENCY.with(THRESHOLD, Duration.ofHours(2)), "threshold", "not between"),
				wrong(LATENCY.with(PERCENTILES, Map.of("p95", Duration.ofMillis(1))), "threshold", "percentiles too"),
				wrong(percentile("p100"), "percentiles.p100", "not a percentile"),
				wrong(percentile("p49"), "percentiles.p49", "below p50"),
				wrong(percentile("p95\u001b"), "percentiles.p95?", "not a percentile"),
				wrong(of("error-rate"), "errors", "missing"),
				wrong(of("error-rate").with(ERRORS, "5xx,oops"), "errors", "'oops' is not a status"),
				wrong(of("throughput"), "minPerSecond", "missing"),
				wrong(of("throughput").with(MIN_PER_SECOND, BigDecimal.ZERO), "minPerSecond", "not above 0"),
				wrong(of("throughput").with(MIN_PER_SECOND, new BigDecimal("1e400")), "minPerSecond", "too large"),
				wrong(of("throughput").with(MIN_PER_SECOND, BigDecimal.ONE).with(MIN_EVENTS, 1), "minEvents",
						"counts time"),
				wrong(of("health"), "component", "missing"),
				wrong(of("health").with(COMPONENT, "db\"} or up"), "component", "is not a component"),
				wrong(of("health").with(COMPONENT, "db").with(GROUP_BY, List.of("x")), "groupBy", "no groups"),
				wrong(VALUE_OBJECTIVE.with(OPERATOR, "=="), "operator", "No objective compares"),
				wrong(VALUE_OBJECTIVE.with(OPERATOR, null), "operator", "missing"),
				wrong(VALUE_OBJECTIVE.with(VALUE, null), "value", "missing"),
				wrong(VALUE_OBJECTIVE.with(METRIC, null), "metric", "missing"),
				wrong(VALUE_OBJECTIVE.with(METRIC, "a b"), "metric", "not the name of a metric"),
				wrong(VALUE_OBJECTIVE.with(METRIC, "jvm.gc.pause").with(AGGREGATION, "min"), "metric", "has no min"),
				wrong(VALUE_OBJECTIVE.with(AGGREGATION, "median"), "aggregation", "not an aggregation"),
				wrong(VALUE_OBJECTIVE.with(AGGREGATION_WINDOW, Duration.ofDays(2)), "aggregationWindow", "between"),
				wrong(VALUE_OBJECTIVE.with(EXPR, "up"), "metric", "written in PromQL"),
				wrong(of("value").with(EXPR, "up[5m]").with(OPERATOR, "<").with(VALUE, BigDecimal.ONE), "expr",
						"range vector"),
				wrong(RATIO.with(GOOD, "orders_total{"), "good", "1:14"),
				wrong(RATIO.with(GOOD, null), "good", "missing"), wrong(RATIO.with(TOTAL, null), "total", "missing"),
				wrong(RATIO.with(TOTAL, "sum(rate(orders_total[5m]))"), "total", "'rate' gives no counter"),
				wrong(RATIO.with(GOOD, "orders_seconds_bucket{le=\"1\"}"), "good", "no bucket le=\"1\""),
				wrong(RATIO.with(GOOD, nine), "good", "has 4001 characters"),
				wrong(RATIO.with(GOOD, "1"), "good", "scalar"),
				wrong(RATIO.with(LABEL, "outcome"), "label", "needs a metric"),
				wrong(BY_LABEL.with(GOOD, "up"), "good", "metric too"),
				wrong(BY_LABEL.with(LABEL, "a-b"), "label", "not a label name"),
				wrong(ObjectiveDefinition.named("exclusions").with(TYPE, "availability"), "name", "is a path"),
				wrong(BY_LABEL.with(GOOD_VALUES, null), "goodValues", "missing"),
				wrong(BY_LABEL.with(GOOD_VALUES, List.of("ok", "ok")), "goodValues", "there twice"),
				wrong(BY_LABEL.with(GOOD_VALUES, List.of(" ")), "goodValues", "is empty"),
				wrong(BY_LABEL.with(METRIC, "orders{"), "metric", "not the name of a metric"),
				wrong(of("error-ratio"), "errorRatio", "missing"),
				wrong(of("error-ratio").with(ERROR_RATIO, "1 +"), "errorRatio", "does not parse"),
				wrong(AVAILABILITY.with(LABELS, Map.of("slo", "x")), "labels.slo", "No objective can have a label"),
				wrong(AVAILABILITY.with(LABELS, Map.of("team", "")), "labels.team", "is empty"),
				wrong(AVAILABILITY.with(LABELS, Map.of("service", "a")).with(SERVICE, "b"), "service", "differs"),
				wrong(AVAILABILITY.with(DESCRIPTION, "x".repeat(1051)), "description", "has 1051 characters"),
				wrong(AVAILABILITY.with(DISPLAY_NAME, " "), "displayName", "is empty"),
				wrong(AVAILABILITY.with(GROUP_BY, List.of("le")), "groupBy", "cannot"),
				wrong(AVAILABILITY.with(GROUP_LIMIT, 5), "groupLimit", "There are no groups"),
				wrong(AVAILABILITY.with(GROUP_BY, List.of("uri")).with(GROUP_LIMIT, 0), "groupLimit", "0 is not"),
				wrong(AVAILABILITY.with(MIN_EVENTS, -1), "minEvents", "-1 is not between"),
				wrong(AVAILABILITY.with(MIN_BAD_EVENTS, 1_000_001), "minBadEvents", "is not between"),
				wrong(AVAILABILITY.with(MAINTENANCE_WINDOWS, List.of("days")), "maintenanceWindows",
						"no time interval 'days'"));
	}

	@Test
	void whatAProgramMadeCanBeWritten() {
		for (ObjectiveDefinition definition : List.of(AVAILABILITY, LATENCY, RATIO, BY_LABEL, VALUE_OBJECTIVE,
				of("error-rate").with(ERRORS, "4xx,5xx"), of("health").with(COMPONENT, "db"),
				of("error-ratio").with(ERROR_RATIO, "vector(0)"),
				of("throughput").with(MIN_PER_SECOND, new BigDecimal("0.5")).with(CALENDAR, "week"),
				AVAILABILITY.with(MATCH, Map.of("uri", "=~\"/a.*\"", "method", "!=POST", "status", "=x")),
				slices(Duration.ofMinutes(5)).with(GROUP_BY, List.of("uri")).with(SERVICE, "shop"))) {
			ServiceLevelObjective objective = one(definition);
			assertThat(one(ObjectiveWriter.write(objective))).isEqualTo(objective);
		}
	}

	private static Arguments wrong(ObjectiveDefinition definition, String field, String problem) {
		return arguments(definition, field, problem.equals("cannot") ? "is not the name of a label" : problem);
	}

	private static ObjectiveDefinition slices(Duration slice) {
		UnaryOperator<ObjectiveDefinition> slices = (definition) -> definition.with(BUDGETING, "timeslices")
			.with(SLICE_TARGET, new BigDecimal("95"));
		return slices.apply(AVAILABILITY).with(SLICE, slice);
	}

	private static ObjectiveDefinition percentile(String word) {
		return LATENCY.with(THRESHOLD, null).with(TARGET, null).with(PERCENTILES, Map.of(word, Duration.ofMillis(1)));
	}

	private static Map<String, String> many() {
		Map<String, String> many = new HashMap<>();
		for (int i = 0; i < 21; i++) {
			many.put("l" + i, "x");
		}
		return many;
	}

}
