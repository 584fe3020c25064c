package io.monitoring.storage;

import java.nio.file.Path;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.SavedCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoredCounts}.
 */
class StoredCountsTests {

	private static final Instant MINUTE = Instant.parse("2026-11-21T00:00:00Z");

	@TempDir
	Path folder;

	private StorageFixture fixture;

	@BeforeEach
	void open() {
		this.fixture = new StorageFixture(this.folder.resolve("shop.db"));
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aSlotIsReplacedAndSurvives() {
		save(slot("api", "a", 0, 5), slot("web", "a", 0, 7));
		save(slot("api", "a", 0, 9), slot("api", "b", 0, 1));
		save(slot("api", "a", 1, 2));
		this.fixture.reopen();
		assertThat(load("api", "a", MINUTE)).containsExactly(slot("api", "a", 0, 9), slot("api", "a", 1, 2));
		assertThat(load("api", "a", MINUTE.plusSeconds(60))).containsExactly(slot("api", "a", 1, 2));
		assertThat(load("api", "b", MINUTE)).containsExactly(slot("api", "b", 0, 1));
		assertThat(load("web", "b", MINUTE)).isEmpty();
	}

	@Test
	void afterAWeekFiveMinutesBecomeOneSlotAndNoEventIsLost() {
		List<SavedCounts> day = new ArrayList<>();
		for (int minute = 0; minute < 24 * 60; minute++) {
			day.add(slot("api", "a", minute, minute));
		}
		save(day.toArray(SavedCounts[]::new));
		this.fixture.advance(Duration.between(Samples.NOW, MINUTE.plus(Duration.ofDays(7)).plusSeconds(12 * 3600)));
		save(slot("api", "a", 8 * 24 * 60, 1));
		List<SavedCounts> loaded = load("api", "a", MINUTE);
		assertThat(loaded).hasSize(12 * 12 + 12 * 60 + 1);
		assertThat(loaded.get(1)).isEqualTo(new SavedCounts(new SavedCounts.Key("api", "a", Labels.EMPTY, ""),
				MINUTE.plusSeconds(300), 5 + 6 + 7 + 8 + 9, 2 * (5 + 6 + 7 + 8 + 9), 300_000));
		assertThat(loaded.stream().mapToLong(SavedCounts::good).sum()).isEqualTo(24 * 60 * (24 * 60 - 1) / 2 + 1);
	}

	@Test
	void groupsCountForThemselvesAndAreReadTogether() {
		SavedCounts.Key pay = new SavedCounts.Key("api", "a", Labels.of("uri", "/pay"), "");
		SavedCounts.Key cart = new SavedCounts.Key("api", "a", Labels.of("uri", "/cart"), "");
		save(new SavedCounts(pay, MINUTE, 1, 2, 3), new SavedCounts(cart, MINUTE.plusSeconds(60), 4, 5, 6));
		this.fixture.reopen();
		assertThat(load("api", "a", MINUTE)).containsExactly(new SavedCounts(pay, MINUTE, 1, 2, 3),
				new SavedCounts(cart, MINUTE.plusSeconds(60), 4, 5, 6));
	}

	@Test
	void afterFiveWeeksADayBecomesOneSlotAndAfterFourHundredDaysItGoes() {
		List<SavedCounts> slots = new ArrayList<>();
		for (int hour = 0; hour < 72; hour++) {
			slots.add(slot("api", "a", hour * 60 + 7, 10));
		}
		save(slots.toArray(SavedCounts[]::new));
		this.fixture.advance(Duration.ofDays(37).plus(Duration.between(Samples.NOW, MINUTE)));
		this.fixture.storage().alertStateStore().save(Samples.NOW, List.of(), List.of());
		List<SavedCounts> loaded = load("api", "a", MINUTE);
		assertThat(loaded).hasSize(2 + 24);
		assertThat(loaded.get(0).start()).isEqualTo(MINUTE);
		assertThat(loaded.get(0).total()).isEqualTo(24 * 20);
		assertThat(loaded.stream().mapToLong(SavedCounts::good).sum()).isEqualTo(720);
		this.fixture.advance(Duration.ofDays(370));
		this.fixture.storage().alertStateStore().save(Samples.NOW, List.of(), List.of());
		assertThat(load("api", "a", MINUTE)).isEmpty();
	}

	@Test
	void aSlotThatWaitsIsOneSlotHoweverOftenItIsSaved() {
		for (int i = 0; i < 200_000; i++) {
			save(slot("api", "a", 0, i));
		}
		assertThat(this.fixture.storage().status().lostRecords()).isZero();
		assertThat(load("api", "a", MINUTE)).containsExactly(slot("api", "a", 0, 199_999));
	}

	@Test
	void oneTransactionTakesTheCountsOfATickAlong() {
		save(slot("api", "a", 0, 5));
		this.fixture.storage().lifeLog().start(MINUTE, "1.0", "abc");
		this.fixture.storage().lifeLog().beat(MINUTE.plusSeconds(15));
		this.fixture.storage().alertStateStore().save(MINUTE, List.of(), List.of());
		assertThat(this.fixture.query("SELECT count(*) FROM monitoring_count")).isEqualTo(1);
		assertThat(this.fixture.query("SELECT seen_at / 1000000 FROM monitoring_life"))
			.isEqualTo(MINUTE.plusSeconds(15).getEpochSecond());
	}

	@Test
	void aFileThatIsDeletedWhileItIsOpenIsCopiedWithAllItsCounts() throws Exception {
		save(slot("api", "a", 0, 5), slot("web", "b", 1, 6));
		this.fixture.storage().countStore().flush();
		Files.delete(this.fixture.file());
		save(slot("api", "a", 2, 7));
		this.fixture.storage().countStore().flush();
		this.fixture.reopen();
		assertThat(load("api", "a", MINUTE)).containsExactly(slot("api", "a", 0, 5), slot("api", "a", 2, 7));
		assertThat(load("web", "b", MINUTE)).containsExactly(slot("web", "b", 1, 6));
	}

	@Test
	void cleanupSaysWhatItDeletes() {
		save(slot("api", "a", 0, 5), slot("api", "a", 60 * 24 * 3, 6));
		this.fixture.storage().countStore().flush();
		this.fixture.storage().alertHistory().add(Samples.events(0, 3));
		this.fixture.advance(Duration.between(Samples.NOW, MINUTE.plus(Duration.ofDays(4))));
		StorageCleanup done = this.fixture.storage().cleanup(2);
		assertThat(done).isEqualTo(new StorageCleanup(MINUTE.plus(Duration.ofDays(2)), 3, 0, 1, true));
		assertThat(load("api", "a", MINUTE)).containsExactly(slot("api", "a", 60 * 24 * 3, 6));
		assertThat(this.fixture.storage().alertHistory().recent(10)).isEmpty();
		assertThat(this.fixture.storage().cleanup(2).counts()).isZero();
	}

	private void save(SavedCounts... slots) {
		this.fixture.storage().countStore().save(List.of(slots));
	}

	private List<SavedCounts> load(String objective, String definition, Instant since) {
		return this.fixture.storage().countStore().load(objective, definition, since);
	}

	private static SavedCounts slot(String objective, String definition, int minute, long good) {
		return new SavedCounts(new SavedCounts.Key(objective, definition, Labels.EMPTY, ""),
				MINUTE.plus(Duration.ofMinutes(minute)), good, 2 * good, 60_000);
	}

}
