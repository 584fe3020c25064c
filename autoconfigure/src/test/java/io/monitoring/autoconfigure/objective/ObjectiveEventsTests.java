package io.monitoring.autoconfigure.objective;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.monitoring.engine.LoopStatus;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.health.ObjectivesHealthIndicator;
import io.monitoring.series.Labels;
import io.monitoring.series.StoreStatistics;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ErrorBudgets;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatusSamples;
import io.monitoring.slo.event.BudgetExhausted;
import io.monitoring.slo.event.ObjectiveEvent;
import io.monitoring.storage.StorageStatus;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the application gets of its objectives: events, budgets and health.
 */
class ObjectiveEventsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private static SloStatus status(String name, long good) {
		ServiceLevelObjective objective = new ServiceLevelObjective(name,
				new ServiceLevelIndicator.Availability(List.of()), 0.99, Duration.ofDays(30));
		return SloStatusSamples.of(objective, new ErrorBudget(good, 1000, 0.99), List.of(), null, Duration.ofHours(1));
	}

	private static MonitoringSnapshot snapshot(long ticks, SloStatus... statuses) {
		return new MonitoringSnapshot(NOW, List.of(), List.of(statuses), new StoreStatistics(0, 1, 0, 0, 1, 0, 0),
				new LoopStatus(NOW, Duration.ofSeconds(15), ticks, 0, Duration.ZERO, List.of()));
	}

	@Test
	void eventsLeaveOnAThreadOfTheirOwn() throws Exception {
		BlockingQueue<String> told = new LinkedBlockingQueue<>();
		try (ObjectiveEvents events = new ObjectiveEvents(
				(event) -> told.add(Thread.currentThread().getName() + " " + event.getClass().getSimpleName()),
				() -> StorageStatus.IN_MEMORY)) {
			for (int i = 0; i < 3; i++) {
				events.onTick(snapshot(1, status("checkout", 1000)));
			}
			events.onTick(snapshot(1, status("checkout", 990)));
			assertThat(told.poll(20, TimeUnit.SECONDS)).startsWith("monitoring-events").endsWith("BudgetExhausted");
		}
	}

	@Test
	void countsThatComeWithAFileAreNotNews() throws Exception {
		BlockingQueue<ObjectiveEvent> told = new LinkedBlockingQueue<>();
		AtomicReference<StorageStatus> storage = new AtomicReference<>(StorageStatus.IN_MEMORY);
		try (ObjectiveEvents events = new ObjectiveEvents(told::add, storage::get)) {
			for (int i = 0; i < 5; i++) {
				events.onTick(snapshot(1, status("checkout", 1000), status("other", 1000)));
			}
			storage.set(new StorageStatus(StorageStatus.State.FILE, "a.db", null, null, 0, 0, 0, 0, 0, null, null));
			events.onTick(snapshot(1, status("checkout", 900), status("other", 1000)));
			events.onTick(snapshot(1, status("checkout", 900), status("other", 1000)));
			events.onTick(snapshot(1, status("checkout", 900), status("other", 990)));
			assertThat(told.poll(20, TimeUnit.SECONDS)).isInstanceOf(BudgetExhausted.class)
				.extracting(ObjectiveEvent::objective)
				.isEqualTo("other");
		}
	}

	@Test
	void oldestEventsAreDroppedAndCounted() {
		List<Runnable> tasks = new ArrayList<>();
		List<ObjectiveEvent> told = new ArrayList<>();
		EventQueue queue = new EventQueue((task) -> {
			if (!tasks.isEmpty()) {
				throw new RejectedExecutionException();
			}
			tasks.add(task);
		}, told::add);
		for (int i = 0; i < 250; i++) {
			queue.add(new BudgetExhausted(status("o" + i, 0), NOW));
		}
		tasks.get(0).run();
		assertThat(told).hasSize(200);
		assertThat(told.get(0).objective()).isEqualTo("o50");
		assertThat(queue.dropped()).isEqualTo(50);
	}

	@Test
	void listenerThatFailsDoesNotKeepOthersFromBeingTold() {
		List<String> told = new ArrayList<>();
		EventQueue queue = new EventQueue(Runnable::run, (event) -> {
			told.add(event.objective());
			throw new IllegalStateException("listener");
		});
		queue.add(new BudgetExhausted(status("a", 0), NOW));
		queue.add(new BudgetExhausted(status("b", 0), NOW));
		assertThat(told).containsExactly("a", "b");
	}

	@Test
	void budgetsAreReadFromTheLastSnapshot() {
		AtomicReference<List<SloStatus>> statuses = new AtomicReference<>(List.of(status("checkout", 995)));
		ErrorBudgets budgets = new SnapshotErrorBudgets(statuses::get);
		assertThat(budgets.remainingRatio("checkout")).isEqualTo(0.5);
		assertThat(budgets.isExhausted("checkout")).isFalse();
		statuses.set(List.of(status("checkout", 990)));
		assertThat(budgets.isExhausted("checkout")).isTrue();
		assertThat(budgets.find("nothing")).isEmpty();
		assertThat(budgets.isExhausted("nothing")).isFalse();
		assertThat(budgets.find("checkout", Labels.EMPTY)).isPresent();
	}

	@Test
	void healthSaysAtRiskAndNeverDown() {
		assertThat(new ObjectivesHealthIndicator(() -> snapshot(0)).health().getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(new ObjectivesHealthIndicator(() -> snapshot(1, status("a", 1000))).health().getStatus())
			.isEqualTo(Status.UP);
		Health spent = new ObjectivesHealthIndicator(() -> snapshot(1, status("a", 900))).health();
		assertThat(spent.getStatus()).isEqualTo(ObjectivesHealthIndicator.AT_RISK);
		assertThat(spent.getDetails()).containsEntry("exhausted", List.of("a"));
	}

}
