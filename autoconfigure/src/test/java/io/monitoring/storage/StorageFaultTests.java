package io.monitoring.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.monitoring.storage.StorageStatus.State;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong with the file of a running storage is counted and said, and is over
 * when the cause is gone; no caller notices.
 */
@ExtendWith(OutputCaptureExtension.class)
class StorageFaultTests {

	private static final Duration RETRY = Duration.ofSeconds(11);

	@TempDir
	private Path folder;

	@Test
	void aFullDiskCostsNothingOnceThereIsRoomAgain(CapturedOutput output) throws Exception {
		// Contexts of other tests may have made the log quieter.
		((Logger) LoggerFactory.getLogger(Trouble.class)).setLevel(Level.INFO);
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=400k");
				StorageFixture fixture = new StorageFixture(disk.folder().resolve("shop.db"))) {
			Storage model = ModelCounts.storage();
			run(fixture.storage(), model, 0, 600);
			StorageStatus status = fixture.storage().status();
			assertThat(status.state()).isEqualTo(State.BEHIND);
			assertThat(status.problem()).contains("disk is full");
			assertThat(status.since()).isEqualTo(Samples.NOW);
			assertThat(status.failedWrites()).isPositive();
			assertThat(Contents.of(fixture.storage()).withoutCounts()).isEqualTo(Contents.of(model).withoutCounts());
			disk.remount("size=20m");
			run(fixture.storage(), model, 600, 601);
			assertThat(fixture.storage().status().state()).as("not tried again yet").isEqualTo(State.BEHIND);
			fixture.advance(RETRY);
			run(fixture.storage(), model, 601, 602);
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(fixture.storage().status().problem()).isNull();
			run(fixture.storage(), model, 602, 650);
			assertThat(Contents.of(fixture.reopen())).isEqualTo(Contents.of(model));
			assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).hasSize(1);
			assertThat(output).contains("The storage has caught up");
		}
	}

	@Test
	void aFullDiskIsTriedAgainAtTheEndOfTheProcess() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=400k");
				StorageFixture fixture = new StorageFixture(disk.folder().resolve("shop.db"))) {
			Storage model = ModelCounts.storage();
			run(fixture.storage(), model, 0, 600);
			assertThat(fixture.storage().status().state()).isEqualTo(State.BEHIND);
			disk.remount("size=20m");
			assertThat(Contents.of(fixture.reopen())).isEqualTo(Contents.of(model));
		}
	}

	@Test
	void whatTheDiskHadBeforeItWasFullIsWhole() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=400k")) {
			Path file = disk.folder().resolve("shop.db");
			try (StorageProcess process = StorageProcess.start(file, 0, 600)) {
				assertThat(process.await(599)).isTrue();
				process.kill();
			}
			disk.remount("size=20m");
			try (StorageFixture fixture = new StorageFixture(file)) {
				assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
				assertThat(fixture.storage().status().lastCorruption()).isNull();
				Contents found = Contents.of(fixture.storage());
				Storage model = ModelCounts.storage();
				int step = 0;
				while (step < 600 && !Contents.of(model).equals(found)) {
					Steps.run(model, step++);
				}
				assertThat(Contents.of(model)).isEqualTo(found);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "shop.db", "shop.db-wal" })
	void aFileThatIsDeletedIsBegunAnewAndHasEverything(String name, CapturedOutput output) throws Exception {
		try (StorageFixture fixture = new StorageFixture(this.folder.resolve("shop.db"))) {
			Storage model = ModelCounts.storage();
			run(fixture.storage(), model, 0, 100);
			Files.delete(this.folder.resolve(name));
			run(fixture.storage(), model, 100, 101);
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			run(fixture.storage(), model, 101, 150);
			assertThat(Contents.of(fixture.reopen())).isEqualTo(Contents.of(model));
		}
		assertThat(output).contains("was moved or deleted");
	}

	@Test
	void aFileThatIsReplacedGetsWhatIsTrueNow() throws Exception {
		Path other = this.folder.resolve("other.db");
		try (StorageFixture fixture = new StorageFixture(other)) {
			fixture.storage().ruleSwitches().save("of the other", true);
		}
		try (StorageFixture fixture = new StorageFixture(this.folder.resolve("shop.db"))) {
			Storage model = ModelCounts.storage();
			run(fixture.storage(), model, 0, 100);
			Files.move(other, fixture.file(), StandardCopyOption.REPLACE_EXISTING);
			run(fixture.storage(), model, 100, 120);
			assertThat(Contents.of(fixture.reopen())).isEqualTo(Contents.of(model));
		}
	}

	@Test
	void aFolderThatGoesAwayForAWhileCostsNothing() throws Exception {
		Path data = this.folder.resolve("data");
		try (StorageFixture fixture = new StorageFixture(data.resolve("shop.db"))) {
			Storage model = ModelCounts.storage();
			run(fixture.storage(), model, 0, 50);
			Files.move(data, this.folder.resolve("away"));
			Files.createFile(data);
			run(fixture.storage(), model, 50, 100);
			assertThat(fixture.storage().status().state()).isEqualTo(State.BEHIND);
			assertThat(Contents.of(fixture.storage()).withoutCounts()).isEqualTo(Contents.of(model).withoutCounts());
			Files.delete(data);
			Files.move(this.folder.resolve("away"), data);
			fixture.advance(RETRY);
			run(fixture.storage(), model, 100, 120);
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(Contents.of(fixture.reopen())).isEqualTo(Contents.of(model));
		}
	}

	@Test
	void readersDoNotWaitForAWriterThatHangs() throws Exception {
		CountDownLatch writing = new CountDownLatch(1);
		CountDownLatch free = new CountDownLatch(1);
		ExecutorService executor = Executors.newSingleThreadExecutor();
		StorageSettings settings = new StorageSettings(this.folder.resolve("shop.db"), StorageFixture.RETENTION,
				StorageFixture.SIZE);
		StorageFile file = new StorageFile(settings.file());
		file.prepare();
		SqliteConnections connections = new SqliteConnections(file, settings.maxSize(),
				new Migrations(Migrations.SCRIPTS));
		try (Journal journal = new Journal(file, connections, new Housekeeping(settings.retention(), 1000),
				new Trouble(file), () -> Samples.NOW)) {
			StoredAlertHistory history = new StoredAlertHistory(journal);
			journal.keep(List.of(history), (now) -> {
			});
			journal.start();
			history.add(Samples.events(0, 3));
			Future<?> hanging = executor.submit(() -> journal.change(() -> {
			}, (sql) -> {
				writing.countDown();
				await(free);
			}));
			await(writing);
			assertThat(history.recent(10)).hasSize(3);
			free.countDown();
			hanging.get();
		}
		finally {
			free.countDown();
			executor.shutdownNow();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void run(Storage storage, Storage model, int from, int to) {
		for (int step = from; step < to; step++) {
			Steps.run(storage, step);
			Steps.run(model, step);
		}
	}

}
