package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Objectives through the whole chain: counters in the store, rules evaluated by the query
 * engine, and the tracker beside them. The scenes are those that promtool plays in
 * {@code SloRuleFileTests}.
 */
class SloEngineTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final String COUNT = "http_server_requests_seconds_count";

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private final Map<Labels, Double> counters = new TreeMap<>();

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void anAlertFiresInTheSameMinuteAsInPrometheus() {
		Scene scene = scene(new ServiceLevelObjective("api", new ServiceLevelIndicator.Availability(List.of()), 0.999,
				Duration.ofDays(30)));
		add(requests("500"), 0);
		repeat(scene, 121, () -> add(requests("200"), 1000));
		repeat(scene, 43, this::oneInFiftyFails);
		assertThat(scene.firing()).doesNotContain("ErrorBudgetBurn1h");
		repeat(scene, 1, this::oneInFiftyFails);
		assertThat(scene.firing()).contains("ErrorBudgetBurn1h");
		repeat(scene, 60, this::oneInFiftyFails);
		assertThat(scene.value("slo:sli_error:ratio_rate1h")).isCloseTo(0.02, within(1e-12));
		assertThat(scene.status().burnRates().get(2).rate()).isEqualTo(20);
		repeat(scene, 6, () -> add(requests("200"), 1000));
		assertThat(scene.firing()).as("the short window ends it").doesNotContain("ErrorBudgetBurn1h");
	}

	private void oneInFiftyFails() {
		add(requests("200"), 980);
		add(requests("500"), 20);
	}

	@Test
	void errorsFromTheVeryBeginningFireAlthoughNoGoodSeriesExists() {
		Scene scene = scene(new ServiceLevelObjective("api", new ServiceLevelIndicator.Availability(List.of()), 0.999,
				Duration.ofDays(30)));
		repeat(scene, 10, () -> add(requests("500"), 10));
		assertThat(scene.value("slo:good_events:increase5m")).isZero();
		assertThat(scene.firing()).containsExactlyInAnyOrder("ErrorBudgetBurn1h", "ErrorBudgetBurn6h",
				"ErrorBudgetBurn1d", "ErrorBudgetBurn3d");
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(0, 100, 0.999));
	}

	@Test
	void withoutTrafficThereIsNeitherRatioNorAlertNorBurning() {
		Scene scene = scene(new ServiceLevelObjective("api", new ServiceLevelIndicator.Availability(List.of()), 0.999,
				Duration.ofDays(30)));
		repeat(scene, 60, () -> add(requests("500"), 0));
		assertThat(scene.vector("slo:sli_error:ratio_rate1h")).isEmpty();
		assertThat(scene.firing()).isEmpty();
		assertThat(scene.status().budget().remainingRatio()).isEqualTo(1);
	}

	@Test
	void requestsSlowerThanTheThresholdBurnTheBudgetOfLatency() {
		Scene scene = scene(new ServiceLevelObjective("api",
				new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()), 0.95, Duration.ofDays(7)));
		Labels bucket = Labels.named("http_server_requests_seconds_bucket", "uri", "/a", "status", "200", "le", "0.5");
		add(bucket, 0);
		repeat(scene, 90, () -> {
			add(requests("200"), 100);
			add(bucket, 20);
		});
		assertThat(scene.firing()).contains("ErrorBudgetBurn1h", "ErrorBudgetBurn6h");
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(1800, 9000, 0.95));
		assertThat(scene.value("slo:sli_error:ratio_rate1h")).isCloseTo(0.8, within(1e-12));
	}

	@Test
	void whatIsExcludedDoesNotCount() {
		Scene scene = scene(new ServiceLevelObjective("api", new ServiceLevelIndicator.Availability(List.of()), 0.999,
				Duration.ofDays(30)));
		repeat(scene, 10, () -> {
			add(requests("200"), 10);
			add(Labels.named(COUNT, "uri", "/actuator/health", "status", "503"), 10);
		});
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(100, 100, 0.999));
		assertThat(scene.firing()).isEmpty();
	}

	private static Labels requests(String status) {
		return Labels.named(COUNT, "uri", "/a", "status", status);
	}

	private void add(Labels labels, int count) {
		this.counters.merge(labels, (double) count, Double::sum);
	}

	private void repeat(Scene scene, int minutes, Runnable events) {
		for (int i = 0; i < minutes; i++) {
			events.run();
			this.now = this.now.plus(MINUTE);
			scene.tick();
		}
	}

	private Scene scene(ServiceLevelObjective objective) {
		SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of("/actuator"));
		return new Scene(objective, rules);
	}

	/**
	 * One objective with everything around it.
	 */
	private final class Scene {

		private final RuleEvaluator evaluator;

		private final SloTracker tracker;

		private final Query good;

		private final Query total;

		Scene(ServiceLevelObjective objective, SloRules rules) {
			List<RuleGroup> groups = rules.rules(objective);
			Measurement.Events selectors = (Measurement.Events) rules.measurement(objective);
			this.good = SloEngineTests.this.engine.prepare(selectors.good());
			this.total = SloEngineTests.this.engine.prepare(selectors.total());
			List<Retention> retentions = groups.stream().flatMap((group) -> group.selections().stream()).toList();
			SloEngineTests.this.store.retain(retentions);
			this.evaluator = new RuleEvaluator(groups,
					(query, time) -> SloEngineTests.this.engine
						.instant(query, SloEngineTests.this.store, time.toEpochMilli())
						.value(),
					SloEngineTests.this.store,
					new TemplateContext(Labels.EMPTY, "", SloEngineTests.this.engine::prepare), () -> 0);
			this.tracker = new SloTracker(objective, BurnRateWindow.DEFAULTS, MINUTE);
		}

		void tick() {
			long millis = SloEngineTests.this.now.toEpochMilli();
			SloEngineTests.this.counters.forEach((labels, value) -> {
				SeriesAppender appender = SloEngineTests.this.store.appender(labels);
				if (appender != null) {
					appender.append(millis, value);
				}
			});
			this.evaluator.evaluate(SloEngineTests.this.now);
			assertThat(this.evaluator.statuses()).allMatch((status) -> status.lastError() == null);
			this.tracker.tick(SloEngineTests.this.now, samples(this.good), samples(this.total));
		}

		SloStatus status() {
			return this.tracker.status(SloEngineTests.this.now);
		}

		List<String> firing() {
			return this.evaluator.statuses()
				.stream()
				.flatMap((status) -> status.alerts().stream())
				.filter((alert) -> alert.state() == AlertState.FIRING)
				.map(Alert::name)
				.toList();
		}

		double value(String name) {
			List<Value.Sample> samples = vector(name);
			assertThat(samples).hasSize(1);
			return samples.get(0).value();
		}

		List<Value.Sample> vector(String text) {
			return samples(SloEngineTests.this.engine.prepare(text));
		}

		private List<Value.Sample> samples(Query query) {
			Value value = SloEngineTests.this.engine
				.instant(query, SloEngineTests.this.store, SloEngineTests.this.now.toEpochMilli())
				.value();
			return ((Value.Vector) value).samples();
		}

	}

}
