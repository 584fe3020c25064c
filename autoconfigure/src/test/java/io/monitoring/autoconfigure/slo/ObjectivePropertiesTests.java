package io.monitoring.autoconfigure.slo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;
import io.monitoring.slo.TrackerSettings.DowntimePolicy;
import io.monitoring.slo.definition.ObjectiveField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectivePropertiesTests {

	private static final String SHOP = "monitoring.sla.objectives.shop.";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class));

	@Test
	void everyFieldIsAProperty() {
		assertThat(Arrays.stream(SlaProperties.Objective.class.getRecordComponents())
			.map((component) -> component.getName()))
			.containsExactlyInAnyOrderElementsOf(ObjectiveField.ALL.stream().map(ObjectiveField::name).toList());
	}

	@Test
	void withoutObjectivesThereAreTwo() {
		objectives((all) -> {
			assertThat(all).extracting(ServiceLevelObjective::name).containsExactly("api-availability", "api-latency");
			assertThat(all.get(0).options().guard()).isEqualTo(new Guard(10, 3));
		});
	}

	@Test
	void theGuardHoldsForAllUnlessOneSaysOtherwise() {
		objectives((all) -> assertThat(all.get(0).options().guard()).isEqualTo(new Guard(0, 7)),
				"monitoring.sla.min-events=0", "monitoring.sla.min-bad-events=2", SHOP + "min-bad-events=7",
				SHOP + "type=availability", SHOP + "target=99");
	}

	@Test
	void aDefaultObjectiveKeepsWhatIsNotSet() {
		objectives((all) -> {
			ServiceLevelObjective objective = all.get(0);
			assertThat(objective.target()).isEqualTo(0.95);
			assertThat(objective.window()).isInstanceOf(SloWindow.Calendar.class);
			assertThat(objective.indicator())
				.isEqualTo(new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()));
		}, "monitoring.sla.objectives.api-latency.calendar=month");
	}

	@Test
	void percentilesTakeThePlaceOfThresholdAndTarget() {
		objectives(
				(all) -> assertThat(all).extracting(ServiceLevelObjective::name)
					.containsExactly("api-latency-p50", "api-latency-p999"),
				"monitoring.sla.objectives.api-latency.percentiles.p50=100ms",
				"monitoring.sla.objectives.api-latency.percentiles.p99.9=2s");
	}

	@Test
	void everyKindIsBoundFromItsProperties() {
		objectives(
				(all) -> assertThat(all).extracting((objective) -> objective.indicator().type())
					.containsExactly("error-rate", "ratio", "health", "error-ratio", "throughput", "value"),
				kind("a", "error-rate", "errors", "4xx,5xx"), kind("b", "ratio", "metric", "orders.total"),
				"monitoring.sla.objectives.b.label=outcome", "monitoring.sla.objectives.b.good-values=ok,late",
				kind("c", "health", "component", "db"), kind("d", "error-ratio", "error-ratio", "probe_failed"),
				kind("e", "throughput", "min-per-second", "0.5"), kind("f", "value", "metric", "order.processing"),
				"monitoring.sla.objectives.f.aggregation=p95", "monitoring.sla.objectives.f.operator=<=",
				"monitoring.sla.objectives.f.value=30");
	}

	private static String kind(String name, String type, String field, String value) {
		String prefix = "monitoring.sla.objectives." + name + ".";
		return prefix + "type=" + type + "\n" + prefix + "target=99\n" + prefix + field + "=" + value;
	}

	@Test
	void bucketsAreThereForWhatIsCounted() {
		this.runner.withPropertyValues(lines(kind("a", "value", "metric", "order.processing"),
				"monitoring.sla.objectives.a.aggregation=p95", "monitoring.sla.objectives.a.operator=<=",
				"monitoring.sla.objectives.a.value=30", kind("b", "ratio", "good", "pay_seconds_bucket{le=\"0.25\"}"),
				"monitoring.sla.objectives.b.total=pay_seconds_count", kind("c", "latency", "threshold", "300ms")))
			.run((context) -> assertThat(ObjectiveBounds.of(context.getBean(ServiceLevelObjectives.class).defined()))
				.containsAllEntriesOf(Map.of("order.processing", bounds(30_000, 60_000), "pay", bounds(250),
						"http.server.requests", bounds(300))));
	}

	@Test
	void anOpenSloFileHasObjectives(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("shop.yml"), """
				apiVersion: openslo/v1
				kind: SLO
				metadata: {name: orders}
				spec:
				  service: shop
				  indicator:
				    spec:
				      ratioMetric:
				        counter: true
				        good: {metricSource: {type: Prometheus, spec: {query: 'orders_total{outcome="ok"}'}}}
				        total: {metricSource: {type: Prometheus, spec: {query: orders_total}}}
				  timeWindow: [{duration: 30d, isRolling: true}]
				  objectives: [{target: 0.99}]
				""");
		objectives((all) -> assertThat(all).extracting(ServiceLevelObjective::name).contains("orders"),
				"monitoring.sla.openslo-files=" + file.toUri());
		Files.writeString(file, "kind: SLO");
		this.runner.withPropertyValues("monitoring.sla.openslo-files=" + file.toUri())
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining("OpenSLO file")
				.hasStackTraceContaining("shop.yml:1:1: 'apiVersion' is missing"));
	}

	@Test
	void maintenanceWindowsAreTimeIntervalsByName() {
		this.runner
			.withPropertyValues("monitoring.alerts.time-intervals.nights[0].times=00:00-06:00",
					"monitoring.sla.maintenance-windows=nights", "monitoring.sla.downtime=down",
					SHOP + "maintenance-windows=nights", SHOP + "type=availability", SHOP + "target=99.9")
			.run((context) -> {
				ServiceLevelObjectives objectives = context.getBean(ServiceLevelObjectives.class);
				assertThat(objectives.downtime()).isEqualTo(DowntimePolicy.DOWN);
				assertThat(objectives.maintenance()).hasSize(2)
					.allMatch((window) -> window.covers().test(Instant.parse("2026-11-21T05:59:00Z")))
					.noneMatch((window) -> window.covers().test(Instant.parse("2026-11-21T06:00:00Z")));
				assertThat(objectives.maintenance().get(0).isAbout("other")).isTrue();
				assertThat(objectives.maintenance().get(1).isAbout("other")).isFalse();
			});
	}

	private static TreeSet<Duration> bounds(long... millis) {
		TreeSet<Duration> bounds = new TreeSet<>();
		Arrays.stream(millis).forEach((value) -> bounds.add(Duration.ofMillis(value)));
		return bounds;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			monitoring.sla.min-events | -1 | not between 0 and 1000000 | Set a number
			monitoring.sla.min-bad-events | 1000001 | not between 0 and 1000000 | Set a number
			monitoring.sla.maintenance-windows[0] | nights | no time interval 'nights' | time-intervals
			monitoring.sla.objectives.shop.type | up | There is no type 'up' | availability, error-rate
			monitoring.sla.objectives.shop.target | 101 | not between 0 and 100 | 99.9
			monitoring.sla.objectives.shop.tarjet | 99 | There is no 'tarjet' here | target
			monitoring.sla.objectives.shop.window | 5m | between 1h and 90d | duration
			monitoring.sla.objectives.shop.time-zone | UTC | rolling window has no time zone | 'calendar'
			monitoring.sla.objectives.shop.good-values | ok | has no 'good-values' | ratio
			monitoring.sla.objectives.shop.match.uri | =~"(" | regular expression is wrong | RE2
			monitoring.sla.objectives.shop.group-by | le | 'le' is not the name of a label | uri
			monitoring.sla.objectives.shop.maintenance-windows | x | no time interval 'x' | time interval
			monitoring.sla.objectives.shop.min-per-second | 1 | has no 'min-per-second' | throughput
			monitoring.sla.objectives.shop.labels.severity | x | label of this name | slo""")
	void whatIsWrongStopsTheStart(String key, String value, String problem, String fix) {
		this.runner.withPropertyValues(SHOP + "type=availability", SHOP + "target=99.9", key + "=" + value)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.isInstanceOfSatisfying(FailureAnalyzedException.class, (ex) -> {
						assertThat(ex.analysis().getDescription()).contains("'" + key + "'").contains(problem);
						assertThat(ex.analysis().getAction()).contains(fix);
					});
			});
	}

	@ParameterizedTest
	@CsvSource({ "target,many", "window,long", "min-events,1.5", "percentiles.p95,soon", "value,x", "slice,y" })
	void whatHasAnotherTypeStopsTheStart(String field, String value) {
		this.runner.withPropertyValues(SHOP + "type=availability", SHOP + field + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasStackTraceContaining(SHOP + field);
		});
	}

	private void objectives(Consumer<List<ServiceLevelObjective>> check, String... properties) {
		this.runner.withPropertyValues(lines(properties)).run((context) -> {
			assertThat(context).hasNotFailed();
			check.accept(context.getBean(ServiceLevelObjectives.class).all());
		});
	}

	private static String[] lines(String... properties) {
		return Arrays.stream(properties).flatMap(String::lines).toArray(String[]::new);
	}

}
