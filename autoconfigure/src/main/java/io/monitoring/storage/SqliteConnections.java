package io.monitoring.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Opens the one connection to the database: checks the file, sets SQLite up and brings
 * the structure up to date.
 */
final class SqliteConnections {

	/** Marks a database as ours: "mnt1" in ASCII. */
	static final int APPLICATION_ID = 0x6d6e7431;

	static final int PAGE_SIZE = 4096;

	private static final long MOST_LOG = 16 << 20;

	/**
	 * Pages in the log after which SQLite copies them to their places, its own default.
	 */
	private static final int MOST_STEPS = 1000;

	private static final int PARTS_FOR_LOG = 4;

	/**
	 * Exclusive locking keeps other processes out and the index of the log in the heap:
	 * with a shared one, somebody who truncates that file would end this process.
	 */
	private static final List<String> SET_UP = List.of("PRAGMA auto_vacuum = INCREMENTAL", "PRAGMA journal_mode = WAL",
			"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY",
			"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON");

	private final StorageFile file;

	private final long maxSize;

	private final Migrations migrations;

	SqliteConnections(StorageFile file, long maxSize, Migrations migrations) {
		this.file = file;
		this.maxSize = maxSize;
		this.migrations = migrations;
	}

	/**
	 * Open the database, which is created if there is none.
	 * @param now the present
	 * @return the connection, outside a transaction
	 * @throws SQLException if SQLite fails; {@link Failure} tells how
	 * @throws StorageException if the file cannot be used for another reason
	 */
	Connection open(Instant now) throws SQLException, StorageException {
		prepareFile();
		Connection connection = SqliteDriver.connect(this.file.path());
		try {
			setUp(connection);
			this.migrations.run(connection, now);
			this.file.opened();
			return connection;
		}
		catch (SQLException | StorageException | RuntimeException ex) {
			closeQuietly(connection);
			throw ex;
		}
	}

	private void prepareFile() throws StorageException {
		try {
			this.file.prepare();
		}
		catch (IOException ex) {
			throw new StorageException(Failure.READ_ONLY.text(), ex);
		}
	}

	private void setUp(Connection connection) throws SQLException, StorageException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA locking_mode = EXCLUSIVE");
			statement.execute("PRAGMA busy_timeout = 3000");
			refuseForeign(connection);
			for (String pragma : SET_UP) {
				statement.execute(pragma);
			}
			statement.execute("PRAGMA application_id = " + APPLICATION_ID);
			statement.execute("PRAGMA journal_size_limit = " + sizeOfLog() / 2);
			statement.execute("PRAGMA wal_autocheckpoint = " + Math.min(MOST_STEPS, sizeOfLog() / 2 / PAGE_SIZE));
			statement.execute("PRAGMA max_page_count = " + maxPages());
		}
		String answer = text(connection, "PRAGMA quick_check(1)");
		if (!answer.equals("ok")) {
			throw new CorruptFileException(answer);
		}
	}

	/** Somebody may have named the database of the application itself by mistake. */
	private static void refuseForeign(Connection connection) throws SQLException, StorageException {
		Sql sql = new Sql(connection, (rows) -> {
		});
		boolean ours = sql.number("PRAGMA application_id") == APPLICATION_ID;
		if (!ours && sql.number("SELECT count(*) FROM sqlite_master") > 0) {
			throw new StorageException(
					"The file is a database of something else. Give the monitoring a file of its own.", null);
		}
	}

	private static String text(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); var result = statement.executeQuery(query)) {
			return result.next() ? String.valueOf(result.getString(1)) : "";
		}
	}

	/** What the write-ahead log may take of the size. */
	private long sizeOfLog() {
		return Math.min(MOST_LOG, this.maxSize / PARTS_FOR_LOG);
	}

	/**
	 * Return the largest number of pages of the database itself.
	 * @return the number
	 */
	long maxPages() {
		return (this.maxSize - sizeOfLog()) / PAGE_SIZE;
	}

	long maxSize() {
		return this.maxSize;
	}

	static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// It is given up; why it failed has been said before.
		}
	}

}
