package io.monitoring.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Brings the structure of a database up to date: one script per version, each with its
 * number in one transaction, so that a process that ends half way has done nothing.
 */
final class Migrations {

	/** In the order of their versions, which begin with 1. */
	static final List<String> SCRIPTS = List.of("V001__alerting", "V002__counts", "V003__objectives");

	private static final String FOLDER = "/META-INF/monitoring/storage/";

	private final List<String> scripts;

	Migrations(List<String> scripts) {
		this.scripts = List.copyOf(scripts);
	}

	/**
	 * Run what is missing.
	 * @param connection the connection, outside a transaction
	 * @param now the present
	 * @throws StorageException if the database is of a later version
	 */
	void run(Connection connection, Instant now) throws SQLException, StorageException {
		try (Statement statement = connection.createStatement()) {
			statement.executeUpdate("CREATE TABLE IF NOT EXISTS monitoring_schema_version "
					+ "(version INTEGER NOT NULL PRIMARY KEY, script TEXT NOT NULL, installed_at INTEGER NOT NULL)");
		}
		Sql sql = new Sql(connection, (rows) -> {
		});
		long version = sql.number("SELECT max(version) FROM monitoring_schema_version");
		if (version > this.scripts.size()) {
			throw new StorageException("The file has the structure of a later version (" + version + "; this one knows "
					+ this.scripts.size() + "). Update the starter, or give it another file.", null);
		}
		for (int i = (int) version; i < this.scripts.size(); i++) {
			run(connection, sql, i + 1, now);
		}
	}

	private void run(Connection connection, Sql sql, int version, Instant now) throws SQLException {
		String script = this.scripts.get(version - 1);
		try (Transaction transaction = new Transaction(connection);
				Statement statement = connection.createStatement()) {
			for (String part : statements("sqlite", script)) {
				statement.executeUpdate(part);
			}
			sql.update("INSERT INTO monitoring_schema_version VALUES (?, ?, ?)", version, script, now);
			transaction.commit();
		}
	}

	/**
	 * Return what a script does.
	 * @param dialect name of the folder of the script
	 * @param script name of the script
	 * @return the statements in order
	 */
	static List<String> statements(String dialect, String script) {
		return Stream.of(read(dialect + '/' + script).split(";\\s*\\n")).filter((part) -> !part.isBlank()).toList();
	}

	private static String read(String script) {
		try (InputStream stream = Migrations.class.getResourceAsStream(FOLDER + script + ".sql")) {
			if (stream == null) {
				throw new IllegalStateException("There is no script '" + script + "'");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
