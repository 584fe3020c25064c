package io.monitoring.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.FleetStatus;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import io.monitoring.rule.AlertStateStore.SavedState;
import io.monitoring.series.Labels;
import io.monitoring.slo.Downtime;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.SavedCounts;
import io.monitoring.slo.StoredObjective;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SharedStorage}: what one replica does and another sees.
 */
class SharedStorageTests extends StorageContract {

	private SharedFixture database;

	private SharedStorage first;

	SharedFixture newDatabase() {
		return new SharedFixture();
	}

	@BeforeEach
	void open() {
		this.database = newDatabase();
		this.first = this.database.open("shop-1");
		SharedFixture.await("the database", () -> !this.first.status().isFailing());
		assertThat(this.first.status()).extracting(StorageStatus::state, StorageStatus::problem)
			.containsExactly(StorageStatus.State.DATABASE, null);
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Override
	Storage storage() {
		return this.first;
	}

	private SharedStorage second() {
		return this.database.open("shop-2");
	}

	@Test
	void theOnlyReplicaTellsAndAnotherTakesItsPlaceWhenItStops() {
		SharedStorage second = second();
		FleetStatus status = this.first.fleet().status();
		assertThat(status).isEqualTo(new FleetStatus(true, "shop-1", true, "shop-1", 1));
		SharedFixture.await("the leader is known", () -> "shop-1".equals(second.fleet().status().leader()));
		assertThat(second.fleet().status().leading()).isFalse();
		this.first.close();
		SharedFixture.await("the other leads", () -> second.fleet().status().leading());
		assertThat(second.fleet().status().epoch()).isEqualTo(2);
	}

	@Test
	void whatOneReplicaChangesAnotherSees() {
		SharedStorage second = second();
		Exclusion exclusion = new Exclusion("e1", null, NOW, NOW.plusSeconds(60), "it's known\u0000", "me", NOW);
		this.first.silenceStore().save(Samples.silence("1"));
		this.first.ruleSwitches().save("slow", false);
		this.first.exclusionStore().put(exclusion);
		long before = second.silenceStore().changes();
		SharedFixture.await("the silence", () -> !second.silenceStore().load().isEmpty());
		assertThat(second.silenceStore().load()).containsExactly(Samples.silence("1"));
		assertThat(second.silenceStore().changes()).isGreaterThanOrEqualTo(before);
		SharedFixture.await("the switch", () -> second.ruleSwitches().load().equals(Map.of("slow", false)));
		SharedFixture.await("the exclusion", () -> second.exclusionStore().all().size() == 1);
		assertThat(second.exclusionStore().all()).isSameAs(second.exclusionStore().all());
		assertThat(second.exclusionStore().all().get(0).reason()).isEqualTo("it's known\uFFFD");
		assertThat(second.exclusionStore().remove("e1")).isTrue();
		SharedFixture.await("no exclusion", () -> this.first.exclusionStore().all().isEmpty());
	}

	@Test
	void ofTwoWhoChangeAnObjectiveOneIsRefused() {
		SharedStorage second = second();
		StoredObjective objective = new StoredObjective("checkout", "{}", 1, "ann", NOW);
		assertThat(this.first.objectiveStore().put(objective)).isTrue();
		assertThat(second.objectiveStore().put(objective)).isFalse();
		assertThat(second.objectiveStore().all()).containsExactly(objective);
		StoredObjective changed = new StoredObjective("checkout", "{\"a\":1}", 2, "bob", NOW);
		assertThat(second.objectiveStore().put(changed)).isTrue();
		assertThat(this.first.objectiveStore().remove("checkout", 1)).isFalse();
		assertThat(this.first.objectiveStore().all()).containsExactly(changed);
		assertThat(this.first.objectiveStore().remove("checkout", 2)).isTrue();
		SharedFixture.await("no objective", () -> second.objectiveStore().all().isEmpty());
	}

	@Test
	void countsOfOthersArriveAndThoseOfEarlierProcessesAreRead() {
		SharedStorage second = second();
		Instant slot = Instant.now().minusSeconds(120);
		SavedCounts counted = counts(this.first, slot, 9, 10);
		this.first.countStore().save(List.of(counted));
		List<SavedCounts> found = new ArrayList<>();
		SharedFixture.await("the counts", () -> found.addAll(second.countStore().others(NOW)) || !found.isEmpty());
		assertThat(found).containsExactly(counted);
		SavedCounts later = counts(this.first, slot, 11, 12);
		this.first.countStore().save(List.of(later));
		found.clear();
		SharedFixture.await("the later counts",
				() -> found.addAll(second.countStore().others(NOW)) || !found.isEmpty());
		assertThat(found).containsExactly(later);
		assertThat(second.countStore().load("checkout", "d", slot.minusSeconds(60))).containsExactly(later);
		assertThat(this.first.countStore().others(NOW)).isEmpty();
		assertThat(second.countStore().load("checkout", "other", slot.minusSeconds(60))).isEmpty();
	}

	private static SavedCounts counts(Storage storage, Instant slot, long good, long total) {
		return new SavedCounts(
				new SavedCounts.Key("checkout", "d", Labels.of("uri", "/a"), storage.countStore().instance()),
				Micros.instant(Micros.of(slot)), good, total, 60_000);
	}

	@Test
	void aReplicaThatIsStartedAgainGoesOnWithItsAlerts() {
		SavedState state = new SavedState(NOW, List.of(Samples.saved("a", AlertState.FIRING)));
		this.first.alertStateStore().save(NOW, state.alerts(), List.of());
		this.first.close();
		assertThat(second().alertStateStore().load()).isNull();
		assertThat(this.database.open("shop-1").alertStateStore().load()).isEqualTo(state);
	}

	@Test
	void twoProcessesOfOneNameGetTwoNames() {
		this.first.alertStateStore().save(NOW, Samples.saved(3), List.of());
		SharedStorage namesake = this.database.open("shop-1");
		SharedFixture.await("another name", () -> this.first.fleet().status().instance().equals("shop-1#2"));
		assertThat(namesake.fleet().status().instance()).isEqualTo("shop-1");
		SharedFixture.await("its alerts",
				() -> this.database.number("SELECT count(*) FROM monitoring_alert WHERE instance = 'shop-1#2'") == 3);
	}

	/** Each event says whose it is. */
	@Override
	@Test
	void theHistoryIsNewestFirst() {
		this.first.alertHistory().add(Samples.events(0, 2));
		this.first.alertHistory().add(Samples.events(2, 3));
		assertThat(this.first.alertHistory().recent(2)).extracting(AlertEvent::time)
			.containsExactly(Samples.event(2).time(), Samples.event(1).time());
		assertThat(this.first.alertHistory().recent(100)).hasSize(3)
			.allMatch((event) -> event.alert().labels().get("instance").equals("shop-1"));
	}

	@Test
	void theHistoryIsThatOfAllReplicas() {
		SharedStorage second = second();
		this.first.alertHistory().add(Samples.events(0, 1));
		SharedFixture.await("the event", () -> second.alertHistory().recent(10).size() == 1);
		assertThat(second.alertHistory().recent(10).get(0).alert().labels().get("instance")).isEqualTo("shop-1");
	}

	@Test
	void onlyTheReplicaThatTellsMayClaimAndEachNotificationOnce() {
		NotificationLog leader = this.first.notificationLog();
		PendingNotification pending = Samples.pending("a", "slack", "1");
		leader.enqueue(List.of(pending));
		assertThat(leader.claim(pending)).isTrue();
		SharedStorage second = second();
		second.notificationLog().enqueue(List.of(pending));
		assertThat(second.notificationLog().claim(pending)).isFalse();
		leader.settle(pending, Result.DELIVERED, NOW, null);
		assertThat(leader.claim(pending)).isFalse();
		this.first.close();
		SharedFixture.await("the other leads", () -> second.fleet().status().leading());
		assertThat(second.notificationLog().find("a", "slack", NOW)).isEqualTo(pending.told());
		assertThat(second.notificationLog().pending()).isEmpty();
	}

	@Test
	void whatWaitedIsTakenOver() {
		SharedStorage second = second();
		PendingNotification pending = Samples.pending("a", "slack", "1");
		this.first.notificationLog().enqueue(List.of(pending));
		this.first.close();
		SharedFixture.await("the other leads", () -> second.fleet().status().leading());
		assertThat(second.notificationLog().pending()).containsExactly(pending);
	}

	@Test
	void theApplicationWasWatchedAsLongAsOneReplicaWas() {
		this.first.lifeLog().start(NOW, "1.0", null);
		this.first.lifeLog().beat(NOW.plusSeconds(1));
		SharedFixture.await("a life", () -> this.database.number("SELECT count(*) FROM monitoring_life") == 1);
		this.first.close();
		SharedStorage second = second();
		second.lifeLog().start(NOW.plusSeconds(2), "1.0", null);
		assertThat(second.lifeLog().downtimes(NOW)).isEmpty();
		second.close();
		SharedStorage third = this.database.open("shop-3");
		third.lifeLog().start(NOW.plusSeconds(600), "1.1", null);
		assertThat(third.lifeLog().downtimes(NOW))
			.containsExactly(new Downtime(NOW.plusSeconds(2), NOW.plusSeconds(600), Downtime.Reason.CRASH));
		SharedFixture.await("both versions",
				() -> third.lifeLog().deployments(NOW.minus(Duration.ofDays(1))).size() == 2);
	}

}
