package io.monitoring.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.alert.AlertEvent;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.notify.PendingNotification;
import io.monitoring.series.Labels;
import io.monitoring.slo.SavedCounts;
import io.monitoring.storage.StorageStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Housekeeping}.
 */
class HousekeepingTests {

	private static final int ALL = 1_000_000;

	@TempDir
	private Path folder;

	@Test
	void whatIsOlderThanTheRetentionGoes() {
		try (StorageFixture fixture = new StorageFixture(this.folder.resolve("shop.db"))) {
			Instant start = Samples.NOW;
			fixture.storage().alertHistory().add(Samples.events(0, 7000));
			PendingNotification pending = Samples.pending("a", "slack", "1");
			fixture.storage().notificationLog().settle(pending, Result.DELIVERED, start, null);
			Instant later = fixture.advance(StorageFixture.RETENTION.minusHours(3));
			fixture.storage().alertHistory().add(List.of(at(later)));
			assertThat(inFile(fixture, "monitoring_alert_event")).isEqualTo(7001);
			assertThat(inFile(fixture, "monitoring_notification")).isEqualTo(1);
			assertThat(inFile(fixture, "monitoring_told")).as("expired after two days").isZero();
			Instant end = fixture.advance(Duration.ofHours(8));
			fixture.storage().alertStateStore().save(end, List.of(), List.of());
			assertThat(inFile(fixture, "monitoring_alert_event")).as("not all in one step").isEqualTo(2001);
			fixture.storage().alertStateStore().save(end, List.of(), List.of());
			assertThat(inFile(fixture, "monitoring_alert_event")).isEqualTo(1);
			assertThat(inFile(fixture, "monitoring_notification")).isZero();
			fixture.reopen();
			assertThat(fixture.storage().alertHistory().recent(ALL)).containsExactly(at(later));
			assertThat(fixture.storage().notificationLog().lastDeliveries()).containsEntry("slack", start);
		}
	}

	private static AlertEvent at(Instant time) {
		AlertEvent event = Samples.event(0);
		return new AlertEvent(time, event.group(), event.alert(), event.previous());
	}

	private static long inFile(StorageFixture fixture, String table) {
		return fixture.query("SELECT count(*) FROM " + table);
	}

	@Test
	void theCapHoldsAndTheOldestHistoryGoesFirst() throws Exception {
		long cap = 2 << 20;
		StorageSettings settings = new StorageSettings(this.folder.resolve("shop.db"), StorageFixture.RETENTION, cap);
		long largest = 0;
		try (StorageFixture fixture = new StorageFixture(settings)) {
			fixture.storage().silenceStore().save(Samples.silence("1"));
			fixture.storage().notificationLog().enqueue(Samples.pending(50));
			for (int i = 0; i < 400; i++) {
				fixture.storage().alertHistory().add(Samples.events(i * 50, (i + 1) * 50));
				fixture.storage()
					.notificationLog()
					.settle(Samples.pending("x", "mail", "m" + i), Result.DELIVERED, Samples.NOW, null);
				largest = Math.max(largest, fixture.storage().status().size());
			}
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(fixture.storage().status().failedWrites()).isZero();
			assertThat(largest).isLessThanOrEqualTo(cap).isGreaterThan(cap / 2);
			fixture.reopen();
			assertThat(Files.size(settings.file())).isLessThanOrEqualTo(cap);
			List<AlertEvent> kept = fixture.storage().alertHistory().recent(ALL);
			assertThat(kept).hasSizeBetween(1500, 19_000).startsWith(Samples.event(19_999));
			assertThat(kept.get(kept.size() - 1)).isEqualTo(Samples.event(20_000 - kept.size()));
			assertThat(fixture.storage().notificationLog().pending()).hasSize(50);
			assertThat(fixture.storage().silenceStore().load()).hasSize(1);
		}
	}

	@Test
	void theCapHoldsForCountsOfWhichTheOldestGo() throws Exception {
		long cap = 4 << 20;
		int minutes = 0;
		StorageSettings settings = new StorageSettings(this.folder.resolve("shop.db"), StorageFixture.RETENTION, cap);
		try (StorageFixture fixture = new StorageFixture(settings)) {
			long largest = 0;
			Instant time = fixture.advance(Duration.ZERO).minus(Duration.ofDays(6));
			while (minutes < 8000) {
				List<SavedCounts> slots = new ArrayList<>();
				for (int end = minutes + 10; minutes < end; minutes++) {
					slots.addAll(slots(time.plusSeconds(60L * minutes), minutes));
				}
				fixture.storage().countStore().save(slots);
				fixture.storage().alertStateStore().save(Samples.NOW, List.of(), List.of());
				largest = Math.max(largest, fixture.storage().status().size());
			}
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(largest).isLessThanOrEqualTo(cap).isGreaterThan(cap / 2);
			List<SavedCounts> kept = fixture.storage().countStore().load("o7", "d", Instant.EPOCH);
			assertThat(kept).hasSizeBetween(2000, 7999);
			assertThat(kept.get(kept.size() - 1).total()).isEqualTo(7999);
		}
	}

	private static List<SavedCounts> slots(Instant start, int number) {
		List<SavedCounts> slots = new ArrayList<>();
		for (int objective = 0; objective < 20; objective++) {
			slots.add(new SavedCounts(new SavedCounts.Key("o" + objective, "d", Labels.EMPTY, ""), start, number,
					number, 60_000));
		}
		return slots;
	}

	@Test
	void aCapThatIsLoweredMakesTheFileSmaller() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (StorageFixture fixture = new StorageFixture(file)) {
			fixture.storage().alertHistory().add(Samples.events(0, 20_000));
		}
		assertThat(Files.size(file)).isGreaterThan(2 << 20);
		try (StorageFixture fixture = new StorageFixture(
				new StorageSettings(file, StorageFixture.RETENTION, 2 << 20))) {
			for (int i = 0; i < 60; i++) {
				fixture.storage().alertStateStore().save(Samples.NOW, List.of(), List.of());
			}
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
		}
		assertThat(Files.size(file)).isLessThanOrEqualTo(2 << 20);
	}

	@Test
	void whatMustNotBeDroppedMayFillTheFileAndStaysInMemory() {
		StorageSettings settings = new StorageSettings(this.folder.resolve("shop.db"), StorageFixture.RETENTION,
				1 << 20);
		try (StorageFixture fixture = new StorageFixture(settings)) {
			fixture.storage().alertHistory().add(Samples.events(0, 100));
			fixture.storage().alertStateStore().save(Samples.NOW, Samples.saved(5000), List.of());
			assertThat(fixture.storage().status().state()).isEqualTo(State.BEHIND);
			assertThat(fixture.storage().status().problem()).contains("largest size");
			assertThat(fixture.storage().alertStateStore().load().alerts()).hasSize(5000);
			fixture.advance(Duration.ofSeconds(11));
			fixture.storage().alertStateStore().save(Samples.NOW, List.of(), new ArrayList<>(Samples.saved(5000)));
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(fixture.reopen().alertStateStore().load().alerts()).isEmpty();
		}
	}

}
