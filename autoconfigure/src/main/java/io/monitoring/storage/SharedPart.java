package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One of the things that replicas share, or that one of them keeps beside those of the
 * others: what is needed is in memory, a thread of its own writes and reads.
 */
interface SharedPart {

	/**
	 * Take up what the database has, before anything is written. What memory has already
	 * is newer and wins.
	 * @param sql the database, in a transaction
	 */
	void load(Sql sql) throws SQLException;

	/**
	 * Write what waits.
	 * @param sql the database, in a transaction
	 * @return whether others have to be told
	 */
	boolean write(Sql sql) throws SQLException;

	/**
	 * Called after each transaction in which something was written.
	 * @param committed whether the database has taken it
	 */
	default void finished(boolean committed) {
	}

	/**
	 * Return the name under which replicas tell each other of changes.
	 * @return the name, {@code null} where nobody wants to know
	 */
	default @Nullable String topic() {
		return null;
	}

	/**
	 * Read what others may have changed, which is done whenever one of them says so.
	 * @param sql the database, in a transaction
	 */
	default void refresh(Sql sql) throws SQLException {
	}

	/**
	 * Read what others keep changing, often.
	 * @param sql the database, in a transaction
	 */
	default void poll(Sql sql) throws SQLException {
	}

	/**
	 * Drop what is too old, now and then, by the one that tells receivers.
	 * @param sql the database, in a transaction
	 * @param now the present
	 */
	default void tidy(Sql sql, Instant now) throws SQLException {
	}

	/** Return how many entries were given up. */
	default long lost() {
		return 0;
	}

}
