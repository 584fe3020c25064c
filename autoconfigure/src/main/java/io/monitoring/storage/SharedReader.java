package io.monitoring.storage;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Reads from the database for somebody who waits for a bounded time.
 */
@FunctionalInterface
interface SharedReader {

	/**
	 * Read.
	 * @param query what to read
	 * @param patience how long it is waited for
	 * @return the result, {@code null} if memory has to answer
	 */
	<T> @Nullable T read(Sql.Query<T> query, Duration patience);

}
