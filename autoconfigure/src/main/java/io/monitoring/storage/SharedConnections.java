package io.monitoring.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Opens connections to PostgreSQL that neither wait nor lock for long, or borrows those
 * of the application.
 */
final class SharedConnections {

	private static final String CONNECT_SECONDS = "2";

	private static final String SOCKET_SECONDS = "5";

	private static final int SOCKET_MILLIS = 5000;

	private static final long MOST_IDLE = 2000;

	private static final long LEAST_IDLE = 250;

	private static final int PARTS = 2;

	private final SharedSettings.Access access;

	private final String limits;

	/**
	 * Create a source of connections.
	 * @param access how the database is reached
	 * @param interval distance of the ticks
	 */
	SharedConnections(SharedSettings.Access access, Duration interval) {
		this.access = access;
		// A process that is stopped in the middle of a transaction must not keep others
		// from taking its place.
		long idle = Math.max(LEAST_IDLE, Math.min(MOST_IDLE, interval.toMillis() / PARTS));
		this.limits = "SET %s statement_timeout = 4000; SET %s lock_timeout = 2000; "
				+ "SET %s idle_in_transaction_session_timeout = " + idle;
	}

	boolean isBorrowed() {
		return this.access.dataSource() != null;
	}

	/**
	 * Return a connection, outside a transaction.
	 * @return a connection of our own, or one that has to be given back soon
	 */
	Connection open() throws SQLException {
		Connection connection = (this.access.dataSource() instanceof DataSource source) ? source.getConnection()
				: connect();
		try {
			if (isBorrowed()) {
				connection.setNetworkTimeout(Runnable::run, SOCKET_MILLIS);
			}
			else {
				limit(connection, "SESSION");
			}
			connection.setAutoCommit(false);
			return connection;
		}
		catch (SQLException | RuntimeException ex) {
			closeQuietly(connection);
			throw ex;
		}
	}

	private Connection connect() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("connectTimeout", CONNECT_SECONDS);
		properties.setProperty("loginTimeout", CONNECT_SECONDS);
		properties.setProperty("socketTimeout", SOCKET_SECONDS);
		properties.setProperty("tcpKeepAlive", "true");
		properties.setProperty("ApplicationName", "monitoring");
		put(properties, "user", this.access.username());
		put(properties, "password", (this.access.password() != null) ? this.access.password().reveal() : null);
		return DriverManager.getConnection(this.access.url(), properties);
	}

	private static void put(Properties properties, String name, @Nullable String value) {
		if (value != null) {
			properties.setProperty(name, value);
		}
	}

	/** Nothing of it stays with a connection that is borrowed. */
	void begin(Connection connection) throws SQLException {
		if (isBorrowed()) {
			limit(connection, "LOCAL");
		}
	}

	private void limit(Connection connection, String scope) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(this.limits.replace("%s", scope));
		}
	}

	/**
	 * End a connection, or give it back.
	 * @param connection the connection
	 * @param healthy whether nothing went wrong with it
	 */
	void release(Connection connection, boolean healthy) {
		try {
			if (!healthy) {
				connection.rollback();
			}
			if (isBorrowed()) {
				connection.setAutoCommit(true);
				connection.setNetworkTimeout(Runnable::run, 0);
			}
		}
		catch (SQLException ex) {
			// It is given up, or its pool finds out; why has been said before.
		}
		finally {
			closeQuietly(connection);
		}
	}

	private static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// It is given up; why it failed has been said before.
		}
	}

}
