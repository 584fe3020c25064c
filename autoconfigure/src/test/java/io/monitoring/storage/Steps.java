package io.monitoring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.alert.AlertState;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import io.monitoring.series.Labels;
import io.monitoring.slo.SavedCounts;

/**
 * An endless sequence of calls in which each number always means the same call, so that
 * what a storage must have is known from how far it came.
 */
final class Steps {

	private static final int KINDS = 9;

	private static final int GROUPS = 7;

	private Steps() {
	}

	static void run(Storage storage, int step) {
		Instant time = Samples.NOW.plus(Duration.ofMillis(step));
		int round = step / KINDS;
		PendingNotification pending = pending(round);
		switch (step % KINDS) {
			case 0 -> storage.alertStateStore()
				.save(time, List.of(Samples.saved("r" + round % GROUPS, AlertState.PENDING)),
						List.of(Samples.saved("r" + (round + 1) % GROUPS, AlertState.FIRING)));
			case 1 -> storage.alertHistory().add(Samples.events(step, step + 2));
			case 2 -> storage.notificationLog().enqueue(List.of(pending, pending(round + 3)));
			case 3 -> storage.notificationLog()
				.settle(pending, (round % 3 == 0) ? Result.ABANDONED : Result.DELIVERED, time, null);
			case 4 -> storage.silenceStore().save(Samples.silence("s" + round % GROUPS));
			case 5 -> storage.ruleSwitches().save("r" + round % GROUPS, round % 2 == 0);
			case 6 -> storage.silenceStore().remove(List.of("s" + (round + 2) % GROUPS));
			case 7 -> {
				// As each tick does: both go with the transaction of the alerts.
				storage.lifeLog().beat(time);
				storage.countStore().save(counts(step));
				storage.alertStateStore().save(time, List.of(), List.of());
			}
			default -> storage.notificationLog().put("put" + round % GROUPS, "mail", Samples.entry(time, "f" + round));
		}
	}

	private static List<SavedCounts> counts(int step) {
		Instant minute = Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60L * (step / 90));
		return List.of(
				new SavedCounts(new SavedCounts.Key("api", "a / b", Labels.EMPTY, ""), minute, step, 2L * step, step),
				new SavedCounts(new SavedCounts.Key("api", "a / b", Labels.of("uri", "/pay"), ""), minute, step,
						3L * step, step));
	}

	private static PendingNotification pending(int round) {
		return Samples.pending("g" + round % GROUPS, "slack", "id" + round);
	}

}
