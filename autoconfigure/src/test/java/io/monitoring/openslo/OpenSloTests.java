package io.monitoring.openslo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.export.OpenSloText;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.threshold.Comparison;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloWindow;
import io.monitoring.slo.definition.ObjectiveDefaults;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OpenSloTests {

	private static final QueryEngine ENGINE = new QueryEngine(QueryOptions.DEFAULTS);

	private static final OpenSloReader READER = new OpenSloReader(
			new ObjectiveDefinitions(ENGINE::prepare, new ObjectiveDefaults(new Guard(10, 3), Set.of())));

	private static final OpenSloText WRITER = new OpenSloText(
			new SloRules(ENGINE::prepare, BurnRateWindow.DEFAULTS, List.of("/actuator"))::measurement, "shop");

	private static final String ORDERS = """
			apiVersion: openslo/v1
			kind: SLO
			metadata:
			  name: orders
			  displayName: Orders
			  labels: {team: shop}
			  annotations: {io.monitoring/min-events: "5", other: x}
			spec:
			  description: Orders are taken
			  service: shop
			  indicatorRef: taken
			  timeWindow:
			  - duration: 1M
			    isRolling: false
			    calendar: {startTime: "2024-01-01 00:00:00", timeZone: Europe/Berlin}
			  budgetingMethod: Timeslices
			  objectives:
			  - target: 0.999
			    timeSliceTarget: 0.95
			    timeSliceWindow: 5m
			  alertPolicies: [page]
			---
			apiVersion: openslo/v1
			kind: SLI
			metadata: {name: taken}
			spec:
			  ratioMetric:
			    counter: true
			    bad: {metricSource: {type: Prometheus, spec: {query: 'orders_total{outcome="lost"}'}}}
			    total: {metricSource: {type: Prometheus, spec: {query: orders_total}}}
			---
			apiVersion: openslo/v1
			kind: AlertPolicy
			metadata: {name: page}
			spec: {alertWhenBreaching: true}
			""";

	private static final String DELAY = """
			apiVersion: openslo/v1
			kind: SLO
			metadata: {name: delay}
			spec:
			  service: shop
			  indicator:
			    spec:
			      thresholdMetric: {metricSource: {type: Prometheus, spec: {query: max(queue_age_seconds)}}}
			  timeWindow: [{duration: 7d, isRolling: true}]
			  objectives:
			  - {op: lte, value: 30, targetPercent: 99}
			  - {op: lte, value: 60, target: 0.999}
			""";

	@Test
	void aRatioOfACalendarWindowIsRead() {
		OpenSloFile file = READER.read("shop.yml", ORDERS);
		assertThat(file.warnings()).singleElement().asString().contains("AlertPolicy 'page' is not used");
		ServiceLevelObjective objective = objectives(file).get(0);
		assertThat(objective.name()).isEqualTo("orders");
		assertThat(objective.target()).isEqualTo(0.999);
		assertThat(objective.window())
			.isEqualTo(new SloWindow.Calendar(SloWindow.Calendar.Unit.MONTH, ZoneId.of("Europe/Berlin")));
		assertThat(objective.budgeting()).isEqualTo(new Budgeting.TimeSlices(0.95, Duration.ofMinutes(5)));
		assertThat(objective.indicator()).isEqualTo(new ServiceLevelIndicator.Ratio(
				"sum(orders_total) - (sum(orders_total{outcome=\"lost\"}) or vector(0))", "orders_total"));
		assertThat(objective.options().guard()).isEqualTo(new Guard(5, 3));
		assertThat(objective.options().labels()).containsEntry("team", "shop").containsEntry("service", "shop");
	}

	@Test
	void eachObjectiveOfAThresholdIsOne() {
		List<ServiceLevelObjective> objectives = objectives(READER.read("delay.yml", DELAY));
		assertThat(objectives).extracting(ServiceLevelObjective::name).containsExactly("delay-1", "delay-2");
		assertThat(objectives.get(1).indicator()).isEqualTo(
				new ServiceLevelIndicator.Value("max(queue_age_seconds)", Comparison.LTE, 60, Duration.ofMinutes(5)));
	}

	@Test
	void whatWasReadIsWrittenAndReadAgain() {
		for (String text : List.of(ORDERS, DELAY)) {
			List<ServiceLevelObjective> objectives = objectives(READER.read("a.yml", text));
			assertThat(objectives(READER.read("b.yml", WRITER.write(objectives)))).isEqualTo(objectives);
		}
	}

	@Test
	void otherKindsAreWrittenByWhatTheyMeasure() {
		List<ServiceLevelObjective> objectives = List.of(
				new ServiceLevelObjective("a", new ServiceLevelIndicator.Availability(List.of()), 0.999,
						Duration.ofDays(30)),
				new ServiceLevelObjective("h", new ServiceLevelIndicator.Health("db"), 0.99, Duration.ofDays(7)));
		List<ServiceLevelObjective> read = objectives(READER.read("b.yml", WRITER.write(objectives)));
		assertThat(read).extracting(ServiceLevelObjective::target).containsExactly(0.999, 0.99);
		assertThat(((ServiceLevelIndicator.Ratio) read.get(0).indicator()).good())
			.contains("http_server_requests_seconds_count{", "status!~\"5..\"");
		assertThat(((ServiceLevelIndicator.ErrorRatio) read.get(1).indicator()).ratio()).contains("health_status");
	}

	private static List<ServiceLevelObjective> objectives(OpenSloFile file) {
		return file.objectives().stream().flatMap((one) -> one.objectives().stream()).toList();
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			apiVersion: openslo/v1 | apiVersion: openslo/v2 | :1:13: 'openslo/v2' cannot be read
			kind: SLO | kind: SLOW | no kind 'SLOW'
			kind: SLO | kynd: SLO | :2:1: unknown field 'kynd'
			name: delay | name: a.b | not a valid name
			name: delay | named: delay | unknown field 'named'
			service: shop | {} | shop.yml
			isRolling: true | isRolling: false | neither rolling nor one of a calendar
			duration: 7d | duration: 1M | '1M' is not the length of a rolling window
			duration: 7d | duration: 5m | between 1h and 90d
			type: Prometheus | type: Datadog | type 'Datadog' cannot be read
			query: max(queue_age_seconds) | query: max( | does not parse
			query: max(queue_age_seconds) | query: ' ' | 'query' is missing
			op: lte, value: 30 | value: 30 | 'op' is missing
			op: lte, value: 30 | op: eq, value: 30 | No objective compares
			op: lte, value: 30 | op: lte, value: many | :11:22: this is not a number
			op: lte, value: 30 | op: lte, value: 30, compositeWeight: 1 | unknown field 'compositeWeight'
			targetPercent: 99 | targetPercent: 100 | not between 0 and 100
			targetPercent: 99 | targetPercent: 99, target: 0.99 | one of 'target' and 'targetPercent'
			targetPercent: 99 | targetPercent: 99, timeSliceTarget: 0.9 | there are no time slices
			indicator: | indicatorRef: x~  indicator: | one of 'indicator' and 'indicatorRef'
			thresholdMetric: | ratioMetric: | a ratio has no 'op'""")
	void aMistakeIsToldWithItsPlace(String good, String bad, String problem) {
		String text = DELAY.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad.replace('~', '\n')));
		assertThat(text).isNotEqualTo(DELAY);
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> READER.read("shop.yml", text))
			.withMessageStartingWith("shop.yml:")
			.withMessageContaining(problem)
			.satisfies((ex) -> assertThat(ex.hint()).isNotBlank());
	}

}
