package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.Silences;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.MemoryRuleSwitches;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.rule.SavedAlert;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TickRecords}: a tick waits for no disk, and nothing is told that is
 * not stored.
 */
class TickRecordsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final List<String> done = new ArrayList<>();

	private boolean storeFails;

	private final MonitoringEngine engine = engine();

	@Test
	void theTickLeavesTheDiskToAnotherThread() {
		this.engine.tick(at(1));
		assertThat(this.done).isEmpty();
	}

	@Test
	void aNotificationLeavesAfterTheStateAndTheHistoryWereStored() {
		this.engine.tick(at(1));
		runTasks();
		this.engine.tick(at(3));
		runTasks();
		assertThat(this.done).containsExactly("state 1", "history FIRING", "state 0", "sent");
	}

	@Test
	void aStateThatTheStoreDoesNotTakeIsOfferedAgainInItsTurn() {
		this.storeFails = true;
		this.engine.tick(at(1));
		runTasks();
		assertThat(this.done).containsExactly("history FIRING");
		assertThat(this.engine.tick(at(2)).loop().errors()).singleElement()
			.satisfies((error) -> assertThat(error.message()).contains("The store fails"));
		this.storeFails = false;
		runTasks();
		assertThat(this.done).startsWith("history FIRING", "state 1", "state 0");
	}

	@Test
	void aStorageThatHangsForLongIsToldInTheStatusAndGetsEverythingLater() {
		for (int i = 1; i <= 101; i++) {
			this.engine.tick(at(i));
		}
		assertThat(this.engine.snapshot().loop().errors()).singleElement().satisfies((error) -> {
			assertThat(error.source()).isEqualTo("state");
			assertThat(error.message()).contains("100 ticks wait to be stored");
		});
		runTasks();
		assertThat(this.done.get(0)).isEqualTo("state 1");
		assertThat(this.done).contains("sent");
	}

	private static Instant at(int tick) {
		return START.plus(INTERVAL.multipliedBy(tick));
	}

	private void runTasks() {
		for (Runnable task = this.tasks.poll(); task != null; task = this.tasks.poll()) {
			task.run();
		}
	}

	private MonitoringEngine engine() {
		SeriesStore store = new SeriesStore();
		EmbeddedBackend backend = new EmbeddedBackend(new QueryEngine(QueryOptions.DEFAULTS), store);
		AlertingRule rule = new AlertingRule("always", backend.prepare("vector(1)"), Duration.ZERO, Duration.ZERO,
				Labels.EMPTY, Map.of());
		RuleEvaluator rules = new RuleEvaluator(List.of(RuleGroup.of("test", List.of(rule))), backend::query,
				backend.recorded(), new TemplateContext(Labels.EMPTY, "", backend::prepare), System::nanoTime);
		SloRules sloRules = new SloRules(backend::prepare, BurnRateWindow.DEFAULTS, List.of());
		RuleMemory memory = new RuleMemory(new States(), new MemoryRuleSwitches(), Duration.ofHours(1));
		EngineOutputs outputs = new EngineOutputs(new History(), dispatcher(), List.of(), List.of());
		return new MonitoringEngine(new EngineParts((tick, target) -> {
		}, store, rules, memory, new SloTrackers(List.of(), sloRules, backend, new TrackerSettings(INTERVAL), START),
				outputs, Labels.EMPTY), START, INTERVAL);
	}

	private Dispatcher dispatcher() {
		Receiver receiver = Receiver.of(new Notifier() {

			@Override
			public String name() {
				return "test";
			}

			@Override
			public void send(Notification notification) {
				TickRecordsTests.this.done.add("sent");
			}

		});
		return new Dispatcher(DispatcherSettings.of(Route.to("test"), List.of(receiver), ""),
				new MemoryNotificationLog(100), new Silences(new MemorySilenceStore(), 10), this.tasks::add, () -> 0.5);
	}

	private final class States implements AlertStateStore {

		@Override
		public @Nullable SavedState load() {
			return null;
		}

		@Override
		public void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
			if (TickRecordsTests.this.storeFails) {
				throw new IllegalStateException("The store fails");
			}
			TickRecordsTests.this.done.add("state " + changed.size());
		}

	}

	private final class History implements AlertHistory {

		@Override
		public void add(List<AlertEvent> events) {
			events.forEach((event) -> TickRecordsTests.this.done.add("history " + event.alert().state()));
		}

		@Override
		public List<AlertEvent> recent(int limit) {
			return List.of();
		}

	}

}
