package io.monitoring.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqliteConnections}.
 */
class SqliteConnectionsTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "synchronous, 2", "journal_mode, wal", "locking_mode, exclusive", "foreign_keys, 1",
			"trusted_schema, 0", "auto_vacuum, 2", "application_id, 1835955249", "wal_autocheckpoint, 128",
			"max_page_count, 768" })
	void sqliteIsSetUpToLoseNothing(String pragma, String value) throws Exception {
		StorageFile file = new StorageFile(this.folder.resolve("shop.db"));
		SqliteConnections connections = new SqliteConnections(file, 4 << 20, new Migrations(Migrations.SCRIPTS));
		try (Connection connection = connections.open(Samples.NOW);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery("PRAGMA " + pragma)) {
			assertThat(result.getString(1)).isEqualTo(value);
		}
	}

}
