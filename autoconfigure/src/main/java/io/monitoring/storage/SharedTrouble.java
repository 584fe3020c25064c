package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;

import io.monitoring.notify.PlainText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what goes wrong with the database, says so in the log at most every ten minutes,
 * and remembers what is wrong now.
 */
final class SharedTrouble {

	private static final Logger logger = LoggerFactory.getLogger(SharedTrouble.class);

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final String NOT_YET = "The database has not answered yet.";

	private static final int MAX_MESSAGE = 300;

	private final String place;

	private final Map<String, Instant> logged = new HashMap<>();

	private final AtomicLong failedWrites = new AtomicLong();

	private final AtomicLong unreadableRows = new AtomicLong();

	private boolean reached;

	private volatile @Nullable Problem problem;

	/**
	 * Create a record.
	 * @param place where the database is, without a secret
	 */
	SharedTrouble(String place) {
		this.place = place;
	}

	/**
	 * Note that the database did not take something.
	 * @param ex why
	 * @param now the present
	 */
	synchronized void failed(Exception ex, Instant now) {
		String text = text(ex);
		this.failedWrites.incrementAndGet();
		Problem known = this.problem;
		this.problem = new Problem(text, (known != null) ? known.since() : now);
		Instant last = this.logged.get(text);
		if (last == null || Duration.between(last, now).abs().compareTo(LOG_INTERVAL) >= 0) {
			this.logged.put(text, now);
			logger.warn("The shared storage is in memory for now; it is tried again. {}: {} ({})", this.place, text,
					PlainText.oneLine(message(ex), MAX_MESSAGE));
		}
	}

	/** A driver may repeat an address, in which a password may be. */
	private String message(Exception ex) {
		return String.valueOf(ex.getMessage()).replaceAll("jdbc:\\S+", Matcher.quoteReplacement(this.place));
	}

	/** Note that the database has everything. */
	synchronized void succeeded() {
		if (this.problem != null) {
			this.problem = null;
			logger.info("The shared storage has caught up: {}", this.place);
		}
		this.reached = true;
	}

	void unreadable(long rows) {
		if (rows > 0) {
			this.unreadableRows.addAndGet(rows);
			logger.warn("{} rows of the storage could not be understood and were left out: {}", rows, this.place);
		}
	}

	/** SQLSTATE tells what a failure means. */
	private static String text(Exception ex) {
		if (!(ex instanceof SQLException sql) || sql.getSQLState() == null) {
			return (ex instanceof StorageException) ? String.valueOf(ex.getMessage())
					: "The database cannot be used. Look at its log.";
		}
		String state = sql.getSQLState();
		return switch (state) {
			case "25006" -> "The database is read-only. Name the one that takes writes.";
			case "3D000" -> "There is no such database. Create it, or name another one.";
			case "42501" ->
				"The user has too few rights. Let it create tables, or create them and grant it all on them.";
			case "42P01" -> "A table is missing. Run the scripts of META-INF/monitoring/storage/postgresql, "
					+ "or set monitoring.storage.initialize-schema=true.";
			case "53100" -> "The disk of the database is full. Make room.";
			case "53300" -> "The database has no connection left. Allow it more, two for each replica.";
			default -> byClass(state);
		};
	}

	private static String byClass(String state) {
		return switch (state.substring(0, Math.min(2, state.length()))) {
			case "28" -> "The database refuses the user. Look at its name and password.";
			case "08", "57" -> "The database cannot be reached. Look at its address, the network and the database.";
			default -> "The database refused a statement. Look at its log.";
		};
	}

	/**
	 * Return how the storage fares.
	 * @param lost entries of the history that were given up
	 */
	synchronized StorageStatus status(long lost) {
		Problem current = this.problem;
		StorageStatus.State state = StorageStatus.State.DATABASE;
		if (current != null || !this.reached) {
			state = this.reached ? StorageStatus.State.BEHIND : StorageStatus.State.UNAVAILABLE;
		}
		return new StorageStatus(state, this.place, (current != null) ? current.text() : this.reached ? null : NOT_YET,
				(current != null) ? current.since() : null, 0, 0, this.failedWrites.get(), lost,
				this.unreadableRows.get(), null, null);
	}

	private record Problem(String text, Instant since) {

	}

}
