package io.monitoring.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.AlertState;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import io.monitoring.notify.Silence;
import io.monitoring.rule.AlertStateStore.SavedState;
import io.monitoring.rule.SavedAlert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every storage does.
 */
abstract class StorageContract {

	static final Instant NOW = Samples.NOW;

	abstract Storage storage();

	private NotificationLog log() {
		return storage().notificationLog();
	}

	@Test
	void aNewStorageHasNothing() {
		assertThat(log().pending()).isEmpty();
		assertThat(log().recent(10)).isEmpty();
		assertThat(log().lastDeliveries()).isEmpty();
		assertThat(log().find("group", "slack", NOW)).isNull();
		assertThat(storage().silenceStore().load()).isEmpty();
		assertThat(storage().alertStateStore().load()).isNull();
		assertThat(storage().ruleSwitches().load()).isEmpty();
		assertThat(storage().alertHistory().recent(10)).isEmpty();
	}

	@Test
	void whatWasToldIsFoundUntilItExpires() {
		NotificationLog.Entry entry = Samples.entry(NOW, "f1");
		log().put("group", "slack", Samples.entry(NOW.minusSeconds(60)));
		log().put("group", "slack", entry);
		assertThat(log().find("group", "slack", NOW)).isEqualTo(entry);
		assertThat(log().find("group", "mail", NOW)).isNull();
		assertThat(log().find("group", "slack", entry.expires())).isNull();
	}

	@Test
	void whatWaitsIsOldestFirstAndReplacedByWhatIsNewer() {
		PendingNotification first = Samples.pending("a", "slack", "1");
		PendingNotification second = Samples.pending("b", "slack", "2");
		PendingNotification newer = Samples.pending("a", "slack", "3");
		log().enqueue(List.of(first, second));
		assertThat(log().pending()).containsExactly(first, second);
		log().enqueue(List.of(newer));
		assertThat(log().pending()).containsExactly(second, newer);
		assertThat(log().recent(10)).filteredOn((record) -> record.result() == Result.REPLACED)
			.extracting(NotificationRecord::notification)
			.containsExactly(first.notification());
	}

	@Test
	void theSameNotificationAgainReplacesNothing() {
		PendingNotification pending = Samples.pending("a", "slack", "1");
		PendingNotification again = new PendingNotification(pending.notification(), pending.told(), pending.deadline(),
				7);
		log().enqueue(List.of(pending));
		log().enqueue(List.of(again));
		assertThat(log().pending()).containsExactly(again);
		assertThat(log().recent(10)).extracting(NotificationRecord::result).containsExactly(Result.WAITING);
	}

	@Test
	void whatIsDeliveredWaitsNoMoreAndWasTold() {
		PendingNotification pending = Samples.pending("a", "slack", "1");
		log().enqueue(List.of(pending));
		log().settle(pending, Result.DELIVERED, NOW.plusSeconds(5), null);
		assertThat(log().pending()).isEmpty();
		assertThat(log().find("a", "slack", NOW)).isEqualTo(pending.told());
		assertThat(log().lastDeliveries()).isEqualTo(Map.of("slack", NOW.plusSeconds(5)));
		assertThat(log().recent(10)).containsExactly(
				new NotificationRecord(pending.notification(), Result.DELIVERED, 3, NOW.plusSeconds(5), null));
	}

	@Test
	void whatIsGivenUpWasNotTold() {
		PendingNotification pending = Samples.pending("a", "slack", "1");
		log().enqueue(List.of(pending));
		log().settle(pending, Result.ABANDONED, NOW.plusSeconds(5), "status 400");
		assertThat(log().pending()).isEmpty();
		assertThat(log().find("a", "slack", NOW)).isNull();
		assertThat(log().lastDeliveries()).isEmpty();
		assertThat(log().recent(10)).extracting(NotificationRecord::error).containsExactly("status 400");
	}

	@Test
	void theEndOfAnOlderNotificationLeavesTheNewerOneWaiting() {
		PendingNotification older = Samples.pending("a", "slack", "1");
		PendingNotification newer = Samples.pending("a", "slack", "2");
		log().enqueue(List.of(older));
		log().enqueue(List.of(newer));
		log().settle(older, Result.DELIVERED, NOW, null);
		assertThat(log().pending()).containsExactly(newer);
	}

	@Test
	void recentRecordsAreNewestFirstAndWhatWaitsComesFirst() {
		for (PendingNotification pending : Samples.pending(3)) {
			log().enqueue(List.of(pending));
			log().settle(pending, Result.DELIVERED, NOW, null);
		}
		log().enqueue(List.of(Samples.pending("a", "slack", "w")));
		assertThat(log().recent(3)).extracting((record) -> record.notification().id())
			.containsExactly("w", "id-2", "id-1");
		assertThat(log().recent(10)).hasSize(4);
	}

	@Test
	void silencesAreKeptByTheirIds() {
		Silence first = Samples.silence("1");
		Silence second = Samples.silence("2");
		Silence changed = new Silence("1", first.matchers(), NOW, NOW.plusSeconds(1), NOW, "you", "changed");
		storage().silenceStore().save(first);
		storage().silenceStore().save(second);
		storage().silenceStore().save(changed);
		assertThat(storage().silenceStore().load()).extracting(Silence::comment)
			.containsExactlyInAnyOrder("changed", second.comment());
		storage().silenceStore().remove(List.of("2", "unknown"));
		assertThat(storage().silenceStore().load()).extracting(Silence::id).containsExactly("1");
	}

	@Test
	void theStateOfAlertsFollowsTheTicks() {
		var store = storage().alertStateStore();
		store.save(NOW, List.of(Samples.saved("a", AlertState.PENDING), Samples.saved("b", AlertState.FIRING)),
				List.of());
		store.save(NOW.plusSeconds(15), List.of(Samples.saved("a", AlertState.FIRING)),
				List.of(Samples.saved("b", AlertState.RESOLVED)));
		store.save(NOW.plusSeconds(30), List.of(), List.of());
		assertThat(store.load())
			.isEqualTo(new SavedState(NOW.plusSeconds(30), List.of(Samples.saved("a", AlertState.FIRING))));
	}

	@Test
	void aTickWithoutAlertsIsKept() {
		storage().alertStateStore().save(NOW, List.of(), List.of());
		assertThat(storage().alertStateStore().load()).isEqualTo(new SavedState(NOW, List.of()));
	}

	@Test
	void valuesThatAreNoFiniteNumbersAreKept() {
		for (double value : new double[] { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1,
				1e300 }) {
			var saved = new SavedAlert("g", "r", Samples.alert(value), null);
			storage().alertStateStore().save(NOW, List.of(saved), List.of());
			assertThat(storage().alertStateStore().load()).isEqualTo(new SavedState(NOW, List.of(saved)));
		}
	}

	@Test
	void switchesOfRulesAreKept() {
		storage().ruleSwitches().save("a'; DROP TABLE monitoring_alert; --", false);
		storage().ruleSwitches().save("b", false);
		storage().ruleSwitches().save("b", true);
		assertThat(storage().ruleSwitches().load())
			.isEqualTo(Map.of("a'; DROP TABLE monitoring_alert; --", false, "b", true));
	}

	@Test
	void theHistoryIsNewestFirst() {
		storage().alertHistory().add(Samples.events(0, 2));
		storage().alertHistory().add(List.of());
		storage().alertHistory().add(Samples.events(2, 3));
		assertThat(storage().alertHistory().recent(2)).containsExactly(Samples.event(2), Samples.event(1));
		assertThat(storage().alertHistory().recent(100)).hasSize(3);
	}

	@Test
	void nothingFails() {
		assertThat(storage().status().isFailing()).isFalse();
		assertThat(storage().status().failedWrites()).isZero();
	}

}
