package io.monitoring.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills processes at random points and opens what they left: everything that a call had
 * returned for must be there, and of the call that was under way all or nothing. Each
 * file is crashed several times in a row. {@code MONITORING_KILLS} sets the number.
 */
class KilledProcessTests {

	private static final int IN_A_ROW = 5;

	private static final int MOST_STEPS = 400;

	private static final int MOST_MILLIS = 900;

	@TempDir
	private Path folder;

	@Test
	void nothingThatWasAcknowledgedIsLost() throws Exception {
		int kills = Integer.parseInt(System.getenv().getOrDefault("MONITORING_KILLS", "30"));
		long seed = System.nanoTime();
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try {
			List<Callable<Integer>> chains = new ArrayList<>();
			for (int i = 0; i < kills / IN_A_ROW; i++) {
				Path file = this.folder.resolve("chain-" + i + ".db");
				Random random = new Random(seed + i);
				chains.add(() -> crashInARow(file, random));
			}
			int steps = 0;
			for (Future<Integer> chain : executor.invokeAll(chains)) {
				steps += chain.get();
			}
			System.out.println(kills + " processes killed, " + steps + " acknowledged calls, none lost; seed " + seed);
			assertThat(steps).isGreaterThan(kills);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static int crashInARow(Path file, Random random) throws Exception {
		Storage model = ModelCounts.storage();
		int done = 0;
		for (int i = 0; i < IN_A_ROW; i++) {
			int acknowledged = crash(file, done, random);
			try (StorageFixture survivor = new StorageFixture(file)) {
				assertThat(survivor.storage().status().state()).isEqualTo(StorageStatus.State.FILE);
				assertThat(survivor.storage().status().lastCorruption()).isNull();
				for (; done <= acknowledged; done++) {
					Steps.run(model, done);
				}
				done = checked(survivor.storage(), model, done);
			}
			assertThat(integrity(file)).isEqualTo("ok");
		}
		return done;
	}

	/**
	 * Half of them die after some steps, the others at any time, such as when they open.
	 */
	private static int crash(Path file, int first, Random random) throws Exception {
		try (StorageProcess process = StorageProcess.start(file, first, first + MOST_STEPS)) {
			int reported = -1;
			if (random.nextBoolean()) {
				int wanted = first + random.nextInt(MOST_STEPS);
				reported = process.await(wanted) ? wanted : -1;
			}
			else {
				assertThat(process.waitFor(random.nextInt(MOST_MILLIS))).isFalse();
			}
			return Math.max(reported, Math.max(process.kill(), first - 1));
		}
	}

	/** The call that was under way may have been written without having returned. */
	private static int checked(Storage survivor, Storage model, int done) {
		Contents found = Contents.of(survivor);
		if (found.equals(Contents.of(model))) {
			return done;
		}
		Steps.run(model, done);
		assertThat(found).as("after step %d", done).isEqualTo(Contents.of(model));
		return done + 1;
	}

	private static String integrity(Path file) throws Exception {
		try (Connection connection = SqliteDriver.connect(file);
				var statement = connection.createStatement();
				var result = statement.executeQuery("PRAGMA integrity_check")) {
			return result.getString(1);
		}
	}

}
