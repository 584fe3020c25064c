package io.monitoring.storage;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.AlertEvent;
import io.monitoring.slo.SavedCounts;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import io.monitoring.rule.AlertStateStore.SavedState;
import io.monitoring.rule.SavedAlert;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a storage says it has, in a form that can be compared.
 */
record Contents(List<PendingNotification> pending, List<NotificationRecord> settled, Map<String, Instant> deliveries,
		Set<String> silences, Map<String, Boolean> switches, @Nullable Instant tick, Set<SavedAlert> alerts,
		List<AlertEvent> events, Set<SavedCounts> counts) {

	private static final int ALL = 100_000;

	/** Counts of long ago are in the file alone: while it fails they cannot be read. */
	Contents withoutCounts() {
		return new Contents(this.pending, this.settled, this.deliveries, this.silences, this.switches, this.tick,
				this.alerts, this.events, Set.of());
	}

	static Contents of(Storage storage) {
		SavedState state = storage.alertStateStore().load();
		Set<String> silences = new HashSet<>();
		storage.silenceStore()
			.load()
			.forEach(
					(silence) -> silences.add(silence.id() + Json.writeMatchers(silence.matchers()) + silence.startsAt()
							+ silence.endsAt() + silence.updatedAt() + silence.createdBy() + silence.comment()));
		return new Contents(storage.notificationLog().pending(),
				storage.notificationLog()
					.recent(ALL)
					.stream()
					.filter((record) -> record.result() != Result.WAITING)
					.toList(),
				storage.notificationLog().lastDeliveries(), silences, storage.ruleSwitches().load(),
				(state != null) ? state.tick() : null, (state != null) ? new HashSet<>(state.alerts()) : Set.of(),
				storage.alertHistory().recent(ALL),
				new HashSet<>(storage.countStore().load("api", "a / b", Instant.EPOCH)));
	}

}
