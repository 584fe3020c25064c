package io.monitoring.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction that is undone unless it was committed. The driver's own would begin the
 * next one at once.
 */
final class Transaction implements AutoCloseable {

	private final Connection connection;

	private boolean committed;

	Transaction(Connection connection) throws SQLException {
		this.connection = connection;
		run("BEGIN IMMEDIATE");
	}

	void commit() throws SQLException {
		run("COMMIT");
		this.committed = true;
	}

	@Override
	public void close() {
		if (!this.committed) {
			try {
				run("ROLLBACK");
			}
			catch (SQLException ex) {
				// After some errors SQLite has undone it already.
			}
		}
	}

	private void run(String command) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate(command);
		}
	}

}
