package io.monitoring.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.monitoring.storage.StorageStatus.State;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A damaged file is noticed, set aside and begun anew, or its damage costs single rows;
 * never the start, and never what is kept from then on.
 */
class CorruptFileTests {

	private static final int PAGE = 4096;

	private static final int SECTOR = 512;

	@TempDir
	private static Path template;

	@TempDir
	private Path folder;

	@TestFactory
	List<DynamicTest> damagedFiles() {
		return IntStream.range(0, 50)
			.mapToObj((number) -> DynamicTest.dynamicTest("mutant " + number + ": " + Damage.of(number),
					() -> survives(number)))
			.toList();
	}

	private void survives(int number) throws IOException {
		Path file = Files.createDirectory(this.folder.resolve("mutant-" + number)).resolve("shop.db");
		for (String suffix : List.of("", "-wal")) {
			Path original = template.resolve((Damage.of(number).inLog ? "killed.db" : "closed.db") + suffix);
			if (Files.exists(original)) {
				Files.copy(original, file.resolveSibling("shop.db" + suffix));
			}
		}
		Damage.of(number).apply(file, new Random(number));
		try (StorageFixture fixture = new StorageFixture(file)) {
			StorageStatus status = fixture.storage().status();
			assertThat(status.state()).isEqualTo(State.FILE);
			if (Damage.of(number).mustBeNoticed) {
				assertThat(status.lastCorruption()).isEqualTo(Samples.NOW);
				assertThat(status.setAside()).isEqualTo("shop.db.corrupt-20261121T100000Z");
				assertThat(file.resolveSibling(String.valueOf(status.setAside()))).isNotEmptyFile();
			}
			for (int step = 1000; step < 1040; step++) {
				Steps.run(fixture.storage(), step);
			}
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			Contents before = Contents.of(fixture.storage());
			assertThat(Contents.of(fixture.reopen())).isEqualTo(before);
		}
	}

	@BeforeAll
	static void fill() throws Exception {
		try (StorageFixture fixture = new StorageFixture(template.resolve("closed.db"))) {
			for (int step = 0; step < 400; step++) {
				Steps.run(fixture.storage(), step);
			}
		}
		try (StorageProcess process = StorageProcess.start(template.resolve("killed.db"), 0, 200)) {
			assertThat(process.await(199)).isTrue();
			process.kill();
		}
	}

	@Test
	void damageWhileItIsInUseCostsOldHistoryOnly() throws Exception {
		try (StorageFixture fixture = new StorageFixture(this.folder.resolve("shop.db"))) {
			fixture.storage().alertHistory().add(Samples.events(0, 20_000));
			fixture.storage().notificationLog().enqueue(Samples.pending(5));
			fixture.storage().alertStateStore().save(Samples.NOW, Samples.saved(5), List.of());
			// Opened anew, SQLite has little of it in its cache.
			fixture.reopen();
			overwrite(fixture.file(), PAGE, Files.size(fixture.file()) - PAGE, new Random(1));
			assertThat(fixture.storage().alertHistory().recent(20_000)).hasSize(1000);
			assertThat(fixture.storage().status().lastCorruption()).isEqualTo(Samples.NOW);
			fixture.storage().silenceStore().save(Samples.silence("new"));
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			fixture.reopen();
			assertThat(fixture.storage().notificationLog().pending()).isEqualTo(Samples.pending(5));
			assertThat(fixture.storage().alertStateStore().load().alerts()).hasSize(5);
			assertThat(fixture.storage().silenceStore().load()).hasSize(1);
			assertThat(fixture.storage().alertHistory().recent(20_000)).hasSize(1000);
		}
	}

	@Test
	void onlyTheLatestDamagedFilesAreKept() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (StorageFixture fixture = new StorageFixture(file)) {
			for (int i = 0; i < 6; i++) {
				fixture.close();
				overwrite(file, 0, 100, new Random(i));
				fixture.advance(Duration.ofSeconds(i % 2));
				fixture.reopen();
				assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			}
		}
		try (var files = Files.list(this.folder)) {
			assertThat(files.map((path) -> path.getFileName().toString()).filter((name) -> name.contains("corrupt")))
				.hasSize(3);
		}
	}

	private static void overwrite(Path file, long from, long length, Random random) throws IOException {
		byte[] garbage = new byte[Math.toIntExact(length)];
		random.nextBytes(garbage);
		try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
			access.seek(from);
			access.write(garbage);
		}
	}

	/**
	 * Ways in which a file is damaged.
	 */
	private enum Damage {

		GARBAGE_HEADER(true, false) {
			@Override
			void apply(Path file, Random random) throws IOException {
				overwrite(file, 0, 100, random);
			}
		},

		ZEROED_PAGES(true, false) {
			@Override
			void apply(Path file, Random random) throws IOException {
				int pages = (int) (Files.size(file) / PAGE);
				try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
					for (int i = 0; i < 4; i++) {
						access.seek((1L + random.nextInt(pages - 1)) * PAGE);
						access.write(new byte[PAGE]);
					}
				}
			}
		},

		CUT_OFF(true, false) {
			@Override
			void apply(Path file, Random random) throws IOException {
				try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
					access.setLength(SECTOR + random.nextInt((int) Files.size(file) - PAGE));
				}
			}
		},

		FLIPPED_BITS(false, false) {
			@Override
			void apply(Path file, Random random) throws IOException {
				byte[] content = Files.readAllBytes(file);
				for (int i = 0; i < 100; i++) {
					content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
				}
				Files.write(file, content);
			}
		},

		GARBAGE_IN_THE_LOG(false, true) {
			@Override
			void apply(Path file, Random random) throws IOException {
				Path log = file.resolveSibling(file.getFileName() + "-wal");
				long size = Files.size(log);
				overwrite(log, random.nextInt((int) size - SECTOR), SECTOR, random);
			}
		};

		private final boolean mustBeNoticed;

		private final boolean inLog;

		Damage(boolean mustBeNoticed, boolean inLog) {
			this.mustBeNoticed = mustBeNoticed;
			this.inLog = inLog;
		}

		static Damage of(int number) {
			return values()[number % values().length];
		}

		abstract void apply(Path file, Random random) throws IOException;

	}

}
