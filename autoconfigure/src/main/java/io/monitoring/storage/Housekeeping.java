package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the file within its bounds: what is older than the retention goes, and where
 * there is too much of it the oldest part of the history. Each step is small, for
 * somebody waits.
 */
final class Housekeeping {

	private static final Duration INTERVAL = Duration.ofHours(1);

	private static final int STEP = 5000;

	private static final int MOST = 100_000;

	private static final double HIGH_WATER = 0.9;

	/** Share of the history that goes in one step is one by this. */
	private static final int TENTH = 10;

	private final Duration retention;

	private final long maxPages;

	private @Nullable Instant done;

	Housekeeping(Duration retention, long maxPages) {
		this.retention = retention;
		this.maxPages = maxPages;
	}

	/**
	 * Do what is due.
	 * @param sql the database, in a transaction
	 * @param parts what is kept
	 * @param now the present
	 */
	void run(Sql sql, List<Part> parts, Instant now) throws SQLException {
		if (this.done == null || Duration.between(this.done, now).abs().compareTo(INTERVAL) >= 0) {
			this.done = deleteExpired(sql, parts, now) ? now : this.done;
		}
		if (usedPages(sql) > HIGH_WATER * this.maxPages) {
			trim(sql, TENTH);
		}
	}

	private boolean deleteExpired(Sql sql, List<Part> parts, Instant now) throws SQLException {
		Instant oldest = now.minus(this.retention);
		int events = sql.update("DELETE FROM monitoring_alert_event WHERE id IN "
				+ "(SELECT id FROM monitoring_alert_event WHERE time < ? ORDER BY time LIMIT ?)", oldest, STEP);
		int notifications = sql.update("DELETE FROM monitoring_notification WHERE sequence IN (SELECT sequence FROM "
				+ "monitoring_notification WHERE settled_at < ? ORDER BY settled_at LIMIT ?)", oldest, STEP);
		sql.update("DELETE FROM monitoring_audit WHERE id IN "
				+ "(SELECT id FROM monitoring_audit WHERE time < ? ORDER BY time LIMIT ?)", oldest, STEP);
		for (Part part : parts) {
			part.tidy(sql, now);
		}
		sql.update("DELETE FROM monitoring_told WHERE expires <= ?", now);
		sql.update(
				"DELETE FROM monitoring_told WHERE rowid IN "
						+ "(SELECT rowid FROM monitoring_told ORDER BY time DESC LIMIT -1 OFFSET ?)",
				Storage.LOG_ENTRIES);
		return events < STEP && notifications < STEP;
	}

	/**
	 * Delete history and counts that are older than somebody wants them. Each call takes
	 * a bounded number, for somebody waits.
	 * @param sql the database, in a transaction
	 * @param before what is not older stays
	 * @return what was deleted
	 */
	static StorageCleanup cleanup(Sql sql, Instant before) throws SQLException {
		int events = sql.update("DELETE FROM monitoring_alert_event WHERE id IN "
				+ "(SELECT id FROM monitoring_alert_event WHERE time < ? ORDER BY time LIMIT ?)", before, MOST);
		int notifications = sql.update("DELETE FROM monitoring_notification WHERE sequence IN (SELECT sequence FROM "
				+ "monitoring_notification WHERE settled_at < ? ORDER BY settled_at LIMIT ?)", before, MOST);
		int counts = sql
			.update("DELETE FROM monitoring_count WHERE (objective, start) IN (SELECT objective, start FROM "
					+ "monitoring_count WHERE objective IN (SELECT id FROM monitoring_objective) AND start < ? LIMIT ?)",
					before, MOST);
		boolean complete = events < MOST && notifications < MOST && counts < MOST;
		return new StorageCleanup(before, events, notifications, counts, complete);
	}

	/**
	 * Delete the oldest part of the history.
	 * @param sql the database, in a transaction
	 * @param divisor how small the part is: 2 for half of it
	 * @return {@code false} if there was none
	 */
	boolean trim(Sql sql, int divisor) throws SQLException {
		int events = sql.update("DELETE FROM monitoring_alert_event WHERE id <= "
				+ "(SELECT min(id) + (max(id) - min(id)) / ? FROM monitoring_alert_event)", divisor);
		int notifications = sql.update(
				"DELETE FROM monitoring_notification WHERE sequence <= "
						+ "(SELECT min(sequence) + (max(sequence) - min(sequence)) / ? FROM monitoring_notification)",
				divisor);
		int counts = (events + notifications > 0) ? 0 : trimCounts(sql, divisor);
		if (sql.number("PRAGMA page_count") > this.maxPages) {
			// Only where the bound was lowered: usually free pages are used again.
			sql.script("PRAGMA incremental_vacuum(" + STEP + ")");
		}
		return events + notifications + counts > 0;
	}

	/** Counts go last: a budget is worth more than what was told long ago. */
	private static int trimCounts(Sql sql, int divisor) throws SQLException {
		return sql.update("DELETE FROM monitoring_count WHERE start <= "
				+ "(SELECT min(start) + (max(start) - min(start)) / ? FROM monitoring_count)", divisor);
	}

	private static long usedPages(Sql sql) throws SQLException {
		return sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count");
	}

}
