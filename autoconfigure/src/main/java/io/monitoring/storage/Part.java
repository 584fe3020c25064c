package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;

/**
 * One of the things that are kept: complete in memory, followed by the file.
 */
interface Part {

	/**
	 * Take up what the file has. What memory has already is newer and wins.
	 * @param sql the database
	 */
	void load(Sql sql) throws SQLException;

	/**
	 * Replace what the file has by what is in memory; a history is completed.
	 * @param sql the database, in a transaction
	 */
	void rewrite(Sql sql) throws SQLException;

	/**
	 * Write what waits for a transaction, whoever begins it.
	 * @param sql the database, in a transaction
	 */
	default void takeAlong(Sql sql) throws SQLException {
	}

	/**
	 * Return whether something waits to be taken along.
	 */
	default boolean hasWaiting() {
		return false;
	}

	/**
	 * Drop what is too old, now and then.
	 * @param sql the database, in a transaction
	 * @param now the present
	 */
	default void tidy(Sql sql, Instant now) throws SQLException {
	}

	/**
	 * Called after each transaction of any part.
	 * @param committed whether the file has taken it
	 */
	default void finished(boolean committed) {
	}

}
