package io.monitoring.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import io.monitoring.storage.StorageStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What keeps a file from being opened never keeps a storage from working.
 */
@ExtendWith(OutputCaptureExtension.class)
class StorageStartTests {

	@TempDir
	private Path folder;

	private void isInMemory(Storage storage, String problem) {
		StorageStatus status = storage.status();
		assertThat(status.state()).isEqualTo(State.UNAVAILABLE);
		assertThat(status.isFailing()).isTrue();
		assertThat(status.problem()).contains(problem);
		assertThat(status.since()).isEqualTo(Samples.NOW);
		for (int step = 0; step < 50; step++) {
			Steps.run(storage, step);
		}
		assertThat(storage.alertStateStore().load()).isNotNull();
		assertThat(storage.notificationLog().recent(10)).isNotEmpty();
	}

	@Test
	void aFolderThatCannotBeCreatedIsSaidInOneLine(CapturedOutput output) throws Exception {
		Path file = Files.createFile(this.folder.resolve("file"));
		try (StorageFixture fixture = new StorageFixture(file.resolve("shop.db"))) {
			isInMemory(fixture.storage(), "cannot be written");
		}
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains(file.resolve("shop.db").toString(),
					"until the file can be used"));
	}

	@Test
	void aFolderInPlaceOfTheFileIsLeftAlone() throws Exception {
		Path file = Files.createDirectory(this.folder.resolve("shop.db"));
		try (StorageFixture fixture = new StorageFixture(file)) {
			isInMemory(fixture.storage(), "");
		}
		assertThat(file).isEmptyDirectory();
	}

	@Test
	void aDiskThatCannotBeWrittenIsReadNeither() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=4m")) {
			disk.remount("ro");
			try (StorageFixture fixture = new StorageFixture(disk.folder().resolve("shop.db"))) {
				isInMemory(fixture.storage(), "cannot be written");
			}
		}
	}

	@Test
	void aFullDiskAtTheStartIsNoReasonToStop() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=16k");
				StorageFixture fixture = new StorageFixture(disk.folder().resolve("shop.db"))) {
			isInMemory(fixture.storage(), "disk is full");
		}
	}

	@Test
	void theSecondStorageOfAProcessIsRefused() {
		Path file = this.folder.resolve("shop.db");
		try (StorageFixture first = new StorageFixture(file)) {
			first.storage().ruleSwitches().save("first", true);
			try (StorageFixture second = new StorageFixture(file)) {
				isInMemory(second.storage(), "Another process holds the file");
			}
			first.storage().ruleSwitches().save("first", false);
			assertThat(first.reopen().ruleSwitches().load()).containsEntry("first", false).hasSize(1);
		}
	}

	@Test
	void theSecondProcessIsRefusedUntilTheFirstEnds() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (StorageProcess first = StorageProcess.start(file, 0, 6)) {
			assertThat(first.opened()).startsWith("FILE");
			assertThat(first.await(5)).isTrue();
			try (StorageFixture second = new StorageFixture(file)) {
				isInMemory(second.storage(), "Another process holds the file");
			}
			first.kill();
			try (StorageFixture second = new StorageFixture(file)) {
				assertThat(second.storage().status().state()).isEqualTo(State.FILE);
				assertThat(second.storage().alertStateStore().load()).isNotNull();
			}
		}
	}

	@Test
	void theSecondTakesOverWhenTheFirstEnds() {
		Path file = this.folder.resolve("shop.db");
		StorageFixture first = new StorageFixture(file);
		first.storage().ruleSwitches().save("first", true);
		try (StorageFixture second = new StorageFixture(file)) {
			second.storage().ruleSwitches().save("second", true);
			assertThat(second.storage().status().state()).isEqualTo(State.UNAVAILABLE);
			first.close();
			second.advance(Duration.ofSeconds(11));
			second.storage().ruleSwitches().save("third", false);
			second.awaitFile();
			assertThat(second.reopen().ruleSwitches().load()).containsOnlyKeys("first", "second", "third");
		}
	}

	@Test
	void theDatabaseOfSomethingElseIsNotTouched() throws Exception {
		Path file = this.folder.resolve("orders.db");
		execute(file, "PRAGMA journal_mode = DELETE", "CREATE TABLE orders (id INTEGER)",
				"INSERT INTO orders VALUES (1)");
		byte[] before = Files.readAllBytes(file);
		try (StorageFixture fixture = new StorageFixture(file)) {
			isInMemory(fixture.storage(), "a database of something else");
		}
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
	}

	@Test
	void theStructureOfALaterVersionIsNotTouched() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (StorageFixture fixture = new StorageFixture(file)) {
			fixture.storage().ruleSwitches().save("kept", true);
		}
		execute(file, "INSERT INTO monitoring_schema_version VALUES (99, 'V099__later', 0)");
		try (StorageFixture fixture = new StorageFixture(file)) {
			isInMemory(fixture.storage(), "later version (99;");
		}
		execute(file, "DELETE FROM monitoring_schema_version WHERE version = 99");
		try (StorageFixture fixture = new StorageFixture(file)) {
			assertThat(fixture.storage().ruleSwitches().load()).containsEntry("kept", true);
		}
	}

	@Test
	void aScriptThatFailsHalfWayHasDoneNothing() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (Connection connection = SqliteDriver.connect(file)) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(
						() -> new Migrations(List.of("V001__alerting", "V002__broken")).run(connection, Samples.NOW))
				.withMessageContaining("monitoring_nowhere");
			Sql sql = new Sql(connection, (rows) -> {
			});
			assertThat(sql.number("SELECT count(*) FROM sqlite_master WHERE name = 'monitoring_half'")).isZero();
			assertThat(sql.number("SELECT max(version) FROM monitoring_schema_version")).isEqualTo(1);
		}
	}

	@Test
	void rowsThatCannotBeUnderstoodCostThemselvesOnly() throws Exception {
		Path file = this.folder.resolve("shop.db");
		try (StorageFixture fixture = new StorageFixture(file)) {
			for (int step = 0; step < 16; step++) {
				Steps.run(fixture.storage(), step);
			}
			fixture.storage().silenceStore().save(Samples.silence("good"));
			fixture.storage().silenceStore().save(Samples.silence("bad"));
		}
		execute(file,
				"UPDATE monitoring_silence SET matchers = '[{\"name\":\"a\",\"type\":\"regex\",\"value\":\"(\"}]' "
						+ "WHERE id = 'bad'",
				"UPDATE monitoring_alert_event SET state = 'unheard of'", "UPDATE monitoring_tick SET time = 'soon'");
		try (StorageFixture fixture = new StorageFixture(file)) {
			assertThat(fixture.storage().status().state()).isEqualTo(State.FILE);
			assertThat(fixture.storage().status().unreadableRows()).isEqualTo(6);
			assertThat(fixture.storage().silenceStore().load()).extracting("id").contains("good").doesNotContain("bad");
			assertThat(fixture.storage().alertHistory().recent(10)).isEmpty();
		}
	}

	@Test
	void theLibraryGoesBesideTheFileWhereTheUsualFolderAllowsNoPrograms() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=8m,noexec");
				StorageProcess process = StorageProcess.start(this.folder.resolve("data/shop.db"), 0, 3,
						"-Djava.io.tmpdir=" + disk.folder())) {
			assertThat(process.opened()).startsWith("FILE");
			assertThat(process.await(2)).isTrue();
		}
	}

	@Test
	void whereNoFolderAllowsProgramsMemoryStandsIn() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.folder.resolve("disk"), "size=16m,noexec");
				StorageProcess process = StorageProcess.start(disk.folder().resolve("shop.db"), 0, 3,
						"-Djava.io.tmpdir=" + disk.folder())) {
			assertThat(process.opened()).startsWith("UNAVAILABLE The native library of SQLite cannot be loaded.");
			assertThat(process.await(2)).isTrue();
		}
	}

	private static void execute(Path file, String... commands) throws SQLException {
		try (Connection connection = SqliteDriver.connect(file); Statement statement = connection.createStatement()) {
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

}
