package io.monitoring.storage;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How the storage fares.
 *
 * @param state whether what is kept survives the process
 * @param path the file or the address of the database, {@code null} where memory was
 * asked for
 * @param problem what is wrong now and what to do, {@code null} when nothing is
 * @param since since when it is wrong, {@code null} when nothing is
 * @param size bytes of the file and of what belongs to it, 0 where there is no file
 * @param maxSize largest number of bytes, 0 where there is no file
 * @param failedWrites number of writes that failed since the start
 * @param lostRecords number of entries of the history that were forgotten because the
 * file did not take them for too long
 * @param unreadableRows number of rows that could not be understood and were left out
 * @param lastCorruption when a corrupt file was set aside, {@code null} if none was
 * @param setAside name of the last file that was set aside, {@code null} if none was
 */
public record StorageStatus(State state, @Nullable String path, @Nullable String problem, @Nullable Instant since,
		long size, long maxSize, long failedWrites, long lostRecords, long unreadableRows,
		@Nullable Instant lastCorruption, @Nullable String setAside) {

	/** The status of a storage in memory that was asked for. */
	public static final StorageStatus IN_MEMORY = new StorageStatus(State.MEMORY, null, null, null, 0, 0, 0, 0, 0, null,
			null);

	/**
	 * Return whether the storage does not do what it was asked for.
	 * @return {@code true} if a file was wanted and does not take what is written
	 */
	public boolean isFailing() {
		return this.state == State.BEHIND || this.state == State.UNAVAILABLE;
	}

	/**
	 * Whether what is kept survives the process.
	 */
	public enum State {

		/** Nothing survives, as was asked for. */
		MEMORY,

		/** The file is being opened, which the start does not wait for. */
		OPENING,

		/** The file has everything. */
		FILE,

		/** The database has everything. */
		DATABASE,

		/**
		 * The file does not take changes now; they are in memory and are written later.
		 */
		BEHIND,

		/** The file cannot be used: memory stands in for it until it can. */
		UNAVAILABLE

	}

}
