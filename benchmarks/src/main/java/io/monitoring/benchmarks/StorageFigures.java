package io.monitoring.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.SavedCounts;
import io.monitoring.storage.FileStorage;
import io.monitoring.storage.Storage;
import io.monitoring.storage.StorageSettings;

/**
 * Prints what counts of objectives cost the storage: the transaction of a tick, the size
 * of a day and of a month, and the time to open a month and to read it.
 */
public final class StorageFigures {

	private static final Instant END = Instant.parse("2026-11-21T00:00:00Z");

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final int TICKS = 400;

	private static final int BATCH = 60;

	private Instant now = END;

	private final Path folder;

	private StorageFigures(Path folder) {
		this.folder = folder;
	}

	/**
	 * Measure in a new folder below that for temporary files.
	 * @param args not used
	 * @throws IOException if there is no such folder
	 */
	public static void main(String[] args) throws IOException {
		StorageFigures figures = new StorageFigures(Files.createTempDirectory("storage-figures"));
		figures.days(20, 1, "day");
		figures.days(100, 30, "month");
		figures.month();
	}

	private Storage open(String name) {
		Storage storage = FileStorage
			.open(new StorageSettings(this.folder.resolve(name + ".db"), Duration.ofDays(90), 1 << 30), () -> this.now);
		if (!storage.awaitOpen(PATIENCE)) {
			throw new IllegalStateException(String.valueOf(storage.status().problem()));
		}
		return storage;
	}

	private void days(int objectives, int days, String name) {
		this.now = END.minus(Duration.ofDays(days));
		try (Storage storage = open(name)) {
			while (this.now.isBefore(END)) {
				for (int i = 0; i < BATCH; i++) {
					storage.countStore().save(slots(objectives, this.now, i));
					this.now = this.now.plus(Duration.ofMinutes(1));
				}
				storage.alertStateStore().save(this.now, List.of(), List.of());
			}
		}
		try (Storage storage = open(name)) {
			System.out.printf("%d objectives, %d days: %.1f MB%n", objectives, days, storage.status().size() / 1e6);
		}
	}

	private static List<SavedCounts> slots(int objectives, Instant start, int good) {
		List<SavedCounts> slots = new ArrayList<>();
		for (int i = 0; i < objectives; i++) {
			slots.add(new SavedCounts(new SavedCounts.Key("objective-" + i, "good / total", Labels.EMPTY, ""), start,
					good * 1000L, good * 1001L, 60_000));
		}
		return slots;
	}

	private void month() {
		long begin = System.nanoTime();
		try (Storage storage = open("month")) {
			System.out.printf("opening it: %d ms%n", millisSince(begin));
			begin = System.nanoTime();
			int read = 0;
			for (int i = 0; i < 100; i++) {
				read += storage.countStore().load("objective-" + i, "good / total", Instant.EPOCH).size();
			}
			System.out.printf("reading its %d slots: %d ms%n", read, millisSince(begin));
			begin = System.nanoTime();
			for (int tick = 0; tick < TICKS; tick++) {
				this.now = END.plus(Duration.ofSeconds(15L * tick));
				storage.lifeLog().beat(this.now);
				storage.countStore().save(slots(100, END.plusSeconds(60L * (tick / 4)), tick));
				storage.alertStateStore().save(this.now, List.of(), List.of());
			}
			System.out.printf("transaction of a tick: %.2f ms%n", (System.nanoTime() - begin) / 1e6 / TICKS);
		}
	}

	private static long millisSince(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin).toMillis();
	}

}
