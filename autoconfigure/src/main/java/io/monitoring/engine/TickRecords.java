package io.monitoring.engine;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.slo.CountStore;
import io.monitoring.rule.SavedAlert;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of alerts and their history, off the thread of the ticks: ten thousand
 * alerts that begin to fire at once take a disk longer than a tick may wait.
 */
final class TickRecords {

	private final AlertStateStore store;

	private final CountStore counts;

	private final ErrorLog errors;

	private final LaterWrites<StateChange> states;

	private final LaterWrites<Events> events;

	private volatile Instant lastTick = Instant.EPOCH;

	TickRecords(RuleMemory memory, ErrorLog errors) {
		AlertStateStore store = memory.alerts();
		this.store = store;
		this.counts = memory.past().objectives().counts();
		this.errors = errors;
		this.states = new LaterWrites<>((change) -> store.save(change.tick(), change.changed(), change.removed()));
		// Events that a history refuses are not offered again: they would hold up others.
		this.events = new LaterWrites<>(
				(batch) -> errors.guard("history", this.lastTick, () -> batch.history().add(batch.events())));
	}

	/**
	 * Return what takes the state of alerts and keeps it later.
	 * @return the store; what it takes can be read when it was written
	 */
	AlertStateStore states() {
		return new AlertStateStore() {

			@Override
			public @Nullable SavedState load() {
				return TickRecords.this.store.load();
			}

			@Override
			public void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
				TickRecords.this.lastTick = tick;
				TickRecords.this.states.add(new StateChange(tick, changed, removed));
			}

		};
	}

	/**
	 * Return what takes events and keeps them later.
	 * @param history where they are kept
	 * @return the history; what it takes can be read when it was written
	 */
	AlertHistory events(AlertHistory history) {
		return new AlertHistory() {

			@Override
			public void add(List<AlertEvent> batch) {
				TickRecords.this.events.add(new Events(history, batch));
			}

			@Override
			public List<AlertEvent> recent(int limit) {
				return history.recent(limit);
			}

		};
	}

	/** Write what was taken. One thread at a time does it. */
	void write() {
		this.errors.guard("state", this.lastTick, this.states);
		// One transaction took both, unless the state of alerts is kept somewhere else.
		this.errors.guard("state", this.lastTick, this.counts::flush);
		this.events.run();
	}

	private record StateChange(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {

	}

	private record Events(AlertHistory history, List<AlertEvent> events) {

	}

}
