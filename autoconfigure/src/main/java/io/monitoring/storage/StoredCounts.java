package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.SavedCounts;
import org.jspecify.annotations.Nullable;

/**
 * Counts of objectives, in the file alone: the trackers hold what they need of them.
 */
final class StoredCounts implements CountStore, Part {

	private static final Duration MINUTES = Duration.ofDays(7);

	/** Longer than the longest window. */
	private static final Duration RETENTION = Duration.ofDays(400);

	private static final long COARSE = Duration.ofMinutes(5).toNanos() / 1000;

	private static final String DEFINE = "INSERT OR IGNORE INTO monitoring_objective (name, definition) VALUES (?, ?)";

	private static final String SAVE = "INSERT OR REPLACE INTO monitoring_count (objective, start, good, total, "
			+ "observed_millis) VALUES ((SELECT id FROM monitoring_objective WHERE name = ? AND definition = ?), "
			+ "?, ?, ?, ?)";

	private static final String LOAD = "SELECT start, good, total, observed_millis FROM monitoring_count WHERE objective "
			+ "= (SELECT id FROM monitoring_objective WHERE name = ? AND definition = ?) AND start >= ? ORDER BY start";

	private static final String ROLL_UP = "INSERT INTO monitoring_count (objective, start, good, total, observed_millis) "
			+ "SELECT objective, start - start % ?1, sum(good), sum(total), sum(observed_millis) FROM monitoring_count "
			+ "WHERE start < ?2 AND start % ?1 != 0 GROUP BY objective, start - start % ?1 "
			+ "ON CONFLICT (objective, start) DO UPDATE SET good = good + excluded.good, "
			+ "total = total + excluded.total, observed_millis = observed_millis + excluded.observed_millis";

	private final Unsaved<SavedCounts> unsaved = new Unsaved<>();

	private final Journal journal;

	StoredCounts(Journal journal) {
		this.journal = journal;
	}

	@Override
	public List<SavedCounts> load(String objective, String definition, Instant since) {
		SavedCounts.Key key = new SavedCounts.Key(objective, definition, Labels.EMPTY, "");
		List<SavedCounts> found = this.journal
			.read((sql) -> sql.list(LOAD, (row) -> new SavedCounts(key, row.time("start"), row.number("good"),
					row.number("total"), row.number("observed_millis")), objective, definition, since));
		return (found != null) ? found : List.of();
	}

	@Override
	public void save(List<SavedCounts> slots) {
		if (!slots.isEmpty()) {
			this.journal.change(() -> slots.forEach(this.unsaved::add), this::rewrite);
		}
	}

	@Override
	public void load(Sql sql) {
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		List<SavedCounts> slots = this.unsaved.begin();
		sql.updateAll(DEFINE, slots,
				(slot) -> new @Nullable Object[] { slot.key().objective(), slot.key().definition() });
		sql.updateAll(SAVE, slots, (slot) -> new @Nullable Object[] { slot.key().objective(), slot.key().definition(),
				slot.start(), slot.good(), slot.total(), slot.observedMillis() });
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	long lost() {
		return this.unsaved.lost();
	}

	/**
	 * Make slots of five minutes of those that are older than a week, and forget those
	 * that no window reaches.
	 * @param sql the database, in a transaction
	 * @param now the present
	 */
	static void rollUp(Sql sql, Instant now) throws SQLException {
		Instant whole = Micros.instant(Math.floorDiv(Micros.of(now.minus(MINUTES)), COARSE) * COARSE);
		sql.update(ROLL_UP, COARSE, whole);
		sql.update("DELETE FROM monitoring_count WHERE start < ? AND start % ? != 0", whole, COARSE);
		sql.update("DELETE FROM monitoring_count WHERE start < ?", now.minus(RETENTION));
	}

}
