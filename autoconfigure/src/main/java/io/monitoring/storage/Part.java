package io.monitoring.storage;

import java.sql.SQLException;

/**
 * One of the things that are kept: complete in memory, followed by the file.
 */
interface Part {

	/**
	 * Replace what is in memory by what the file has.
	 * @param sql the database
	 */
	void load(Sql sql) throws SQLException;

	/**
	 * Replace what the file has by what is in memory; a history is completed.
	 * @param sql the database, in a transaction
	 */
	void rewrite(Sql sql) throws SQLException;

	/**
	 * Called after each transaction of any part.
	 * @param committed whether the file has taken it
	 */
	default void finished(boolean committed) {
	}

}
