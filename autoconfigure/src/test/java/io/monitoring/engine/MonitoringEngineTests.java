package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.micrometer.MeterSampler;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.Silences;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.MemoryAlertStateStore;
import io.monitoring.rule.MemoryRuleSwitches;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringEngine}: the whole house without Spring, on a clock of the
 * test's own.
 */
class MonitoringEngineTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private static final ServiceLevelObjective OBJECTIVE = new ServiceLevelObjective("api",
			new ServiceLevelIndicator.Availability(List.of()), 0.999, Duration.ofDays(30));

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final SeriesStore store = new SeriesStore();

	private final List<Notification> sent = new ArrayList<>();

	private SampleSource source = new MeterSampler(this.registry);

	private Instant now = START;

	private boolean rulesFail;

	@Test
	void aMonthOfTrafficWithOneBadHourBurnsTheBudgetFiresAndResolves() {
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofDays(3), 100, 0);
		assertThat(engine.snapshot().alerts()).isEmpty();
		traffic(engine, Duration.ofHours(1), 100, 5);
		assertThat(engine.snapshot().alerts()).filteredOn((alert) -> alert.state() == AlertState.FIRING)
			.extracting(Alert::name)
			.contains("ErrorBudgetBurn1h", "ErrorBudgetBurn6h");
		traffic(engine, Duration.ofDays(4), 100, 0);
		assertThat(engine.snapshot().alerts()).isEmpty();
		SloStatus status = engine.snapshot().objectives().get(0);
		long slots = Duration.ofDays(7).plusHours(1).dividedBy(INTERVAL);
		assertThat(status.budget().total()).isEqualTo(slots * 100);
		assertThat(status.budget().bad()).isEqualTo(240 * 5);
		assertThat(this.sent)
			.filteredOn(
					(notification) -> notification.groupLabels().equals(Labels.of("alertname", "ErrorBudgetBurn1h")))
			.extracting(Notification::reason)
			.containsExactly(NotificationReason.FIRST, NotificationReason.ALL_RESOLVED);
		assertThat(this.sent).allSatisfy((notification) -> assertThat(notification.alerts())
			.allSatisfy((alert) -> assertThat(alert.labels().get("application")).isEqualTo("shop")));
	}

	@Test
	void withoutTrafficNothingBurnsAndNothingFires() {
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofHours(2), 0, 0);
		SloStatus status = engine.snapshot().objectives().get(0);
		assertThat(status.budget().total()).isZero();
		assertThat(status.budget().remainingRatio()).isEqualTo(1);
		assertThat(engine.snapshot().alerts()).isEmpty();
		assertThat(engine.snapshot().rules()).allSatisfy((rule) -> assertThat(rule.lastError()).isNull());
	}

	@Test
	void trafficThatFailsFromTheFirstRequestOnIsNoticed() {
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofMinutes(10), 10, 10);
		assertThat(engine.snapshot().alerts()).extracting(Alert::name).contains("ErrorBudgetBurn1h");
		assertThat(engine.snapshot().objectives().get(0).budget().compliance()).isZero();
	}

	@Test
	void aSourceThatFailsCostsOnlyTheSamples() {
		this.source = (tick, target) -> {
			throw new IllegalStateException("registry is gone");
		};
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofMinutes(1), 10, 0);
		assertThat(engine.snapshot().loop().ticks()).isEqualTo(4);
		assertThat(engine.snapshot().loop().errors()).singleElement().satisfies((error) -> {
			assertThat(error.source()).isEqualTo("sampling");
			assertThat(error.message()).contains("registry is gone");
			assertThat(error.count()).isEqualTo(4);
		});
		assertThat(engine.snapshot().rules())
			.allSatisfy((rule) -> assertThat(rule.lastEvaluation()).isEqualTo(this.now));
	}

	@Test
	void rulesThatFailAreToldInTheStatus() {
		this.rulesFail = true;
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofMinutes(1), 10, 0);
		assertThat(engine.snapshot().loop().errors()).singleElement().satisfies((error) -> {
			assertThat(error.source()).isEqualTo("rules");
			assertThat(error.message()).startsWith(engine.snapshot().rules().size() + " of the rules failed")
				.endsWith("'slo:objective:ratio': too many samples");
			assertThat(error.count()).isEqualTo(4);
		});
		assertThat(engine.snapshot().objectives().get(0).budget().total()).isEqualTo(40);
	}

	@Test
	void aRuleIsSwitchedOffAndOnByItsName() {
		MonitoringEngine engine = engine();
		traffic(engine, Duration.ofMinutes(10), 10, 10);
		assertThat(engine.setRuleEnabled("ErrorBudgetBurn1h", false)).isTrue();
		assertThat(engine.setRuleEnabled("no such rule", false)).isFalse();
		traffic(engine, Duration.ofSeconds(15), 10, 10);
		assertThat(engine.snapshot().alerts())
			.filteredOn((alert) -> alert.name().equals("ErrorBudgetBurn1h") && alert.state() == AlertState.FIRING)
			.isEmpty();
		engine.setRuleEnabled("ErrorBudgetBurn1h", true);
		traffic(engine, Duration.ofSeconds(15), 10, 10);
		assertThat(engine.snapshot().alerts())
			.filteredOn((alert) -> alert.name().equals("ErrorBudgetBurn1h") && alert.state() == AlertState.FIRING)
			.hasSize(1);
	}

	private void traffic(MonitoringEngine engine, Duration duration, int requests, int failures) {
		for (long i = 0; i < duration.dividedBy(INTERVAL); i++) {
			record("200", requests - failures);
			record("500", failures);
			this.now = this.now.plus(INTERVAL);
			engine.tick(this.now);
		}
	}

	private void record(String status, int count) {
		Timer timer = this.registry.timer("http.server.requests", "uri", "/orders", "status", status);
		for (int i = 0; i < count; i++) {
			timer.record(Duration.ofMillis(10));
		}
	}

	private MonitoringEngine engine() {
		EmbeddedBackend backend = new EmbeddedBackend(new QueryEngine(QueryOptions.DEFAULTS), this.store);
		SloRules sloRules = new SloRules(backend::prepare, BurnRateWindow.DEFAULTS, List.of("/actuator"));
		List<RuleGroup> groups = List.of(sloRules.evaluated(OBJECTIVE));
		SloTrackers trackers = new SloTrackers(List.of(OBJECTIVE), sloRules, backend, new TrackerSettings(INTERVAL),
				START);
		List<Retention> selections = new ArrayList<>();
		groups.get(0).rules().forEach((rule) -> selections.addAll(rule.query().selections()));
		trackers.queries().forEach((query) -> selections.addAll(query.selections()));
		backend.select(selections);
		RuleEvaluator rules = new RuleEvaluator(groups, query(backend), backend.recorded(),
				new TemplateContext(Labels.EMPTY, "", backend::prepare), System::nanoTime);
		RuleMemory memory = new RuleMemory(new MemoryAlertStateStore(), new MemoryRuleSwitches(), Duration.ofHours(1));
		EngineParts parts = new EngineParts(this.source, this.store, rules, memory, trackers,
				new EngineOutputs(null, dispatcher(), List.of(), List.of()), Labels.of("application", "shop"));
		return new MonitoringEngine(parts, START, INTERVAL);
	}

	private QueryFunction query(QueryBackend backend) {
		return (query, time) -> {
			if (this.rulesFail) {
				throw new QueryException("too many samples");
			}
			return backend.query(query, time);
		};
	}

	private Dispatcher dispatcher() {
		Receiver receiver = Receiver.of(new Notifier() {

			@Override
			public String name() {
				return "test";
			}

			@Override
			public void send(Notification notification) {
				MonitoringEngineTests.this.sent.add(notification);
			}

		});
		return new Dispatcher(DispatcherSettings.of(Route.to("test"), List.of(receiver), ""),
				new MemoryNotificationLog(100), new Silences(new MemorySilenceStore(), 10), Runnable::run, () -> 0.5);
	}

}
