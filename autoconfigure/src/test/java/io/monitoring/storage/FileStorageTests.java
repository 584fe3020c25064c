package io.monitoring.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.audit.AuditEntry;
import io.monitoring.slo.Deployment;
import io.monitoring.slo.Downtime;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.StoredObjective;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FileStorage} while nothing goes wrong. After each test the file is
 * opened again and must have everything.
 */
class FileStorageTests extends StorageContract {

	@TempDir
	private Path folder;

	private StorageFixture fixture;

	@BeforeEach
	void open() {
		this.fixture = new StorageFixture(this.folder.resolve("data").resolve("shop.db"));
	}

	@AfterEach
	void theFileHasEverything() {
		Contents before = Contents.of(this.fixture.storage());
		assertThat(this.fixture.storage().status().state()).isEqualTo(StorageStatus.State.FILE);
		Contents after = Contents.of(this.fixture.reopen());
		this.fixture.close();
		assertThat(after).isEqualTo(before);
	}

	@Override
	Storage storage() {
		return this.fixture.storage();
	}

	@Test
	void onlyTheOwnerMayReadTheFiles() throws Exception {
		storage().ruleSwitches().save("a", true);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.fixture.folder())))
			.isEqualTo("rwx------");
		try (var files = Files.list(this.fixture.folder())) {
			List<Path> all = files.toList();
			assertThat(all).extracting((file) -> file.getFileName().toString())
				.containsExactlyInAnyOrder("shop.db", "shop.db-wal", "shop.db.lock");
			for (Path file : all) {
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as("%s", file)
					.isEqualTo("rw-------");
			}
		}
	}

	@Test
	void statusNamesTheFileAndItsSize() {
		StorageStatus status = storage().status();
		assertThat(status.path()).isEqualTo(this.fixture.file().toString());
		assertThat(status.size()).isGreaterThan(4096);
		assertThat(status.maxSize()).isEqualTo(StorageFixture.SIZE);
		assertThat(status.problem()).isNull();
	}

	@Test
	void recordsBeyondThoseInMemoryComeFromTheFile() {
		storage().alertHistory().add(Samples.events(0, 2500));
		assertThat(storage().alertHistory().recent(2400)).hasSize(2400)
			.startsWith(Samples.event(2499))
			.endsWith(Samples.event(100));
		this.fixture.reopen();
		Samples.pending(5)
			.forEach((pending) -> storage().notificationLog().settle(pending, Result.DELIVERED, NOW, null));
		assertThat(storage().notificationLog().recent(4)).hasSize(4);
		assertThat(storage().alertHistory().recent(3000)).hasSize(2500);
	}

	@Test
	void lifeExclusionsObjectivesAndTheAuditSurvive() {
		storage().lifeLog().start(NOW, "1.0", "abc");
		storage().lifeLog().beat(NOW.plusSeconds(15));
		Exclusion exclusion = new Exclusion("x", null, NOW, NOW.plusSeconds(60), "a test", "me", NOW);
		storage().exclusionStore().put(exclusion);
		StoredObjective objective = new StoredObjective("checkout", "{}", 1, "me", NOW);
		assertThat(storage().objectiveStore().put(objective)).isTrue();
		assertThat(storage().objectiveStore().put(objective)).as("changed meanwhile").isFalse();
		AuditEntry entry = new AuditEntry(NOW, "me", "127.0.0.1", "PUT x", 200, null, "{}");
		storage().auditLog().add(entry);
		this.fixture.reopen();
		assertThat(storage().exclusionStore().all()).containsExactly(exclusion);
		assertThat(storage().objectiveStore().all()).containsExactly(objective);
		assertThat(storage().auditLog().recent(5)).containsExactly(entry);
		storage().lifeLog().start(NOW.plusSeconds(100), "1.0", "abc");
		assertThat(storage().lifeLog().downtimes(NOW))
			.containsExactly(new Downtime(NOW.plusSeconds(15), NOW.plusSeconds(100), Downtime.Reason.CRASH));
		storage().lifeLog().stop(NOW.plusSeconds(130));
		this.fixture.reopen();
		storage().lifeLog().start(NOW.plusSeconds(150), "1.1", "abd");
		assertThat(storage().lifeLog().downtimes(NOW.plusSeconds(120)))
			.containsExactly(new Downtime(NOW.plusSeconds(130), NOW.plusSeconds(150), Downtime.Reason.DEPLOY));
		assertThat(storage().lifeLog().deployments(NOW)).extracting(Deployment::version).containsExactly("1.0", "1.1");
		assertThat(storage().objectiveStore().remove("checkout", 2)).isFalse();
		assertThat(storage().objectiveStore().remove("checkout", 1)).isTrue();
		assertThat(storage().exclusionStore().remove("x")).isTrue();
		this.fixture.reopen();
		assertThat(storage().objectiveStore().all()).isEmpty();
		assertThat(storage().exclusionStore().all()).isEmpty();
		assertThat(storage().lifeLog().deployments(NOW)).hasSize(2);
	}

	@Test
	void aThreadThatIsInterruptedIsHeardAndStaysInterrupted() {
		Thread.currentThread().interrupt();
		storage().ruleSwitches().save("a", false);
		storage().silenceStore().save(Samples.silence("1"));
		assertThat(storage().alertHistory().recent(5)).isEmpty();
		assertThat(Thread.interrupted()).isTrue();
		storage().ruleSwitches().save("b", false);
		assertThat(storage().ruleSwitches().load()).containsOnlyKeys("a", "b");
		assertThat(storage().status().failedWrites()).isZero();
	}

	@Test
	void whatIsSaidAfterTheEndIsHeardByMemoryOnly() {
		Storage closed = storage();
		closed.close();
		closed.ruleSwitches().save("late", true);
		assertThat(closed.ruleSwitches().load()).containsKey("late");
		assertThat(closed.status().failedWrites()).isZero();
		this.fixture.reopen();
		assertThat(storage().ruleSwitches().load().keySet()).isEqualTo(Set.of());
	}

}
