package io.monitoring.storage;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SharedStorage} while the database fails: memory goes on, the status
 * says why, and everything is written later.
 */
class SharedFaultTests {

	private final SharedFixture database = new SharedFixture();

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	void connectionsThatAreEndedAreOpenedAgain() {
		SharedStorage storage = this.database.open("shop");
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
				+ "AND datname = current_database()");
		storage.ruleSwitches().save("slow", false);
		SharedFixture.await("the switch",
				() -> this.database.number("SELECT count(*) FROM monitoring_rule_switch") == 1);
		SharedFixture.await("health", () -> !storage.status().isFailing());
		assertThat(storage.fleet().status().leading()).isTrue();
	}

	@Test
	void aDatabaseThatIsReadOnlyIsNamedAndGetsEverythingLater() {
		SharedStorage storage = this.database.open("shop");
		this.database.execute("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || "
				+ "' SET default_transaction_read_only = on'; END $$");
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
				+ "AND datname = current_database()");
		SharedFixture.await("read-only", () -> String.valueOf(storage.status().problem()).contains("read-only"));
		storage.ruleSwitches().save("slow", false);
		assertThat(storage.ruleSwitches().load()).isEqualTo(Map.of("slow", false));
		assertThat(storage.status().state()).isEqualTo(StorageStatus.State.BEHIND);
		this.database.execute("DO $$ BEGIN EXECUTE 'ALTER DATABASE ' "
				+ "|| current_database() || ' RESET default_transaction_read_only'; END $$");
		this.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
				+ "AND datname = current_database()");
		SharedFixture.await("the switch",
				() -> this.database.number("SELECT count(*) FROM monitoring_rule_switch") == 1);
	}

	@Test
	void withoutADatabaseTheApplicationStartsAndGoesOnWhenItCanBeReached() {
		String nowhere = "jdbc:postgresql://127.0.0.1:1/monitoring?user=a&password=secret";
		SharedStorage storage = this.database.open(SharedFixture.settings(nowhere, "shop", SharedFixture.INTERVAL));
		assertThat(storage.status().state()).isEqualTo(StorageStatus.State.UNAVAILABLE);
		assertThat(storage.status().path()).isEqualTo("jdbc:postgresql://127.0.0.1:1/monitoring");
		assertThat(storage.status().problem()).contains("cannot be reached");
		assertThat(storage.fleet().status().leading()).isFalse();
		storage.silenceStore().save(Samples.silence("1"));
		assertThat(storage.silenceStore().load()).hasSize(1);
		assertThat(storage.countStore().load("a", "d", Samples.NOW)).isEmpty();
	}

	@Test
	void withoutTheRightToMakeTablesThoseThatAreThereAreUsed() {
		SharedSettings without = new SharedSettings(new SharedSettings.Access(this.database.url(), null, null, null),
				"shop", SharedFixture.INTERVAL, Duration.ofDays(1), false);
		SharedStorage refused = this.database.open(without);
		assertThat(refused.status().problem()).contains("monitoring.storage.initialize-schema=true");
		this.database.open("other");
		SharedFixture.await("the tables are found", () -> !refused.status().isFailing());
	}

	@Test
	void replicasThatStartAtOnceMakeTheTablesOnce() {
		List<SharedStorage> storages = List.of("a", "b", "c", "d")
			.parallelStream()
			.map((name) -> SharedStorage.open(this.database.settings(name), () -> Samples.NOW))
			.toList();
		SharedFixture.await("all are well", () -> storages.stream().noneMatch((one) -> one.status().isFailing()));
		assertThat(storages).filteredOn((one) -> one.fleet().status().leading()).hasSize(1);
		assertThat(storages).allMatch((one) -> one.status().failedWrites() == 0);
		storages.forEach(Storage::close);
	}

	@Test
	void aDataSourceOfTheApplicationIsGivenBackAsItWas() throws Exception {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(this.database.url());
		try (LentConnection lent = new LentConnection(source)) {
			SharedStorage storage = this.database
				.open(new SharedSettings(new SharedSettings.Access("", null, null, lent.source()), "shop",
						SharedFixture.INTERVAL, Duration.ofDays(1), true));
			assertThat(storage.status().state()).isEqualTo(StorageStatus.State.DATABASE);
			storage.ruleSwitches().save("slow", false);
			storage.close();
			try (Connection connection = lent.source().getConnection();
					var statement = connection.createStatement();
					var result = statement.executeQuery("SHOW statement_timeout")) {
				assertThat(result.next()).isTrue();
				assertThat(result.getString(1)).isEqualTo("0");
				assertThat(connection.getAutoCommit()).isTrue();
			}
		}
		assertThat(this.database.number("SELECT count(*) FROM monitoring_rule_switch")).isOne();
	}

}
