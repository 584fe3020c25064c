package io.monitoring.storage;

import java.nio.file.Path;
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
