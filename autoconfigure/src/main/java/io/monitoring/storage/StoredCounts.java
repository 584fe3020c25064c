package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.monitoring.slo.CountStore;
import io.monitoring.slo.SavedCounts;

/**
 * Counts of objectives, in the file alone: the trackers hold what they need of them. What
 * is saved goes into the file with the next transaction of the tick.
 */
final class StoredCounts implements CountStore, Part {

	/** Longer than the longest window. */
	static final Duration RETENTION = Duration.ofDays(400);

	private static final String DEFINE = "INSERT INTO monitoring_objective (name, definition, labels) VALUES (?, ?, ?) "
			+ "ON CONFLICT (name, definition, labels) DO NOTHING";

	private static final String ID = "SELECT id FROM monitoring_objective WHERE name = ? AND definition = ? AND labels = ?";

	private static final String SAVE = "INSERT INTO monitoring_count (objective, start, good, total, observed_millis) "
			+ "VALUES (?, ?, ?, ?, ?) ON CONFLICT (objective, start) DO UPDATE SET good = excluded.good, "
			+ "total = excluded.total, observed_millis = excluded.observed_millis";

	private static final String LOAD = "SELECT o.labels, c.start, c.good, c.total, c.observed_millis FROM "
			+ "monitoring_objective o JOIN monitoring_count c ON c.objective = o.id WHERE o.name = ? AND o.definition = ? "
			+ "AND c.start >= ? ORDER BY c.start";

	private static final String OLD = "objective IN (SELECT id FROM monitoring_objective) AND start >= ? AND start < ?";

	private static final String ROLL_UP = "INSERT INTO monitoring_count (objective, start, good, total, observed_millis) "
			+ "SELECT objective, start - start % ?, sum(good), sum(total), sum(observed_millis) FROM monitoring_count "
			+ "WHERE " + OLD + " AND start % ? != 0 GROUP BY 1, 2 ON CONFLICT (objective, start) DO UPDATE SET "
			+ "good = monitoring_count.good + excluded.good, total = monitoring_count.total + excluded.total, "
			+ "observed_millis = monitoring_count.observed_millis + excluded.observed_millis";

	private static final String ROLLED_UP = "DELETE FROM monitoring_count WHERE " + OLD + " AND start % ? != 0";

	private final UnsavedCounts unsaved = new UnsavedCounts();

	/** Of the objectives that the file knows. Used by the thread that has the journal. */
	private final Map<SavedCounts.Key, Long> ids = new HashMap<>();

	/** Up to where slots are as long as they should be, so that nothing is read twice. */
	private final Map<Level, Instant> rolledUp = new EnumMap<>(Level.class);

	private final Map<Level, Instant> inTransaction = new EnumMap<>(Level.class);

	private final Journal journal;

	StoredCounts(Journal journal) {
		this.journal = journal;
	}

	@Override
	public List<SavedCounts> load(String objective, String definition, Instant since) {
		this.journal.flush();
		List<SavedCounts> found = this.journal.read((sql) -> {
			Map<String, SavedCounts.Key> keys = new HashMap<>();
			return sql.list(LOAD, (row) -> decode(row, key(row.text("labels"), objective, definition, keys)), objective,
					definition, since);
		});
		return (found != null) ? found : List.of();
	}

	private static SavedCounts.Key key(String labels, String objective, String definition,
			Map<String, SavedCounts.Key> known) throws RowException {
		SavedCounts.Key key = known.get(labels);
		if (key == null) {
			key = new SavedCounts.Key(objective, definition, Json.labels(labels), "");
			known.put(labels, key);
		}
		return key;
	}

	private static SavedCounts decode(Row row, SavedCounts.Key key) throws SQLException, RowException {
		return new SavedCounts(key, row.time("start"), row.number("good"), row.number("total"),
				row.number("observed_millis"));
	}

	@Override
	public void save(List<SavedCounts> slots) {
		slots.forEach(this.unsaved::add);
	}

	@Override
	public void flush() {
		this.journal.flush();
	}

	@Override
	public void load(Sql sql) {
		this.ids.clear();
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		this.ids.clear();
		this.rolledUp.clear();
	}

	@Override
	public void takeAlong(Sql sql) throws SQLException {
		Collection<SavedCounts> slots = this.unsaved.begin();
		for (SavedCounts slot : slots) {
			if (!this.ids.containsKey(slot.key())) {
				this.ids.put(slot.key(), define(sql, slot.key()));
			}
		}
		sql.updateAll(SAVE, slots, (slot) -> new @Nullable Object[] { this.ids.get(slot.key()), slot.start(),
				slot.good(), slot.total(), slot.observedMillis() });
	}

	private static long define(Sql sql, SavedCounts.Key key) throws SQLException {
		@Nullable Object[] values = { key.objective(), key.definition(), Json.write(key.group()) };
		sql.update(DEFINE, values);
		return sql.number(ID, values);
	}

	@Override
	public boolean hasWaiting() {
		return !this.unsaved.isEmpty();
	}

	@Override
	public void finished(boolean committed) {
		if (committed) {
			this.rolledUp.putAll(this.inTransaction);
		}
		else {
			this.ids.clear();
		}
		this.inTransaction.clear();
		this.unsaved.finished(committed);
	}

	long lost() {
		return this.unsaved.lost();
	}

	/**
	 * Make slots of five minutes of those that are older than a week, slots of a day (in
	 * UTC) of those that are older than five weeks, and forget those that no window
	 * reaches.
	 */
	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		Instant forgotten = now.minus(RETENTION);
		sql.update("DELETE FROM monitoring_count WHERE " + OLD, Instant.EPOCH, forgotten);
		for (Level level : Level.values()) {
			Instant end = Micros.instant(Math.floorDiv(Micros.of(now.minus(level.age)), level.slot) * level.slot);
			Instant begin = this.rolledUp.getOrDefault(level, Instant.EPOCH);
			sql.update(ROLL_UP, level.slot, begin, end, level.slot);
			sql.update(ROLLED_UP, begin, end, level.slot);
			this.inTransaction.put(level, end);
		}
	}

	/** How slots become longer with age. */
	private enum Level {

		FIVE_MINUTES(Duration.ofDays(7), Duration.ofMinutes(5)),

		DAYS(Duration.ofDays(35), Duration.ofDays(1));

		private final Duration age;

		private final long slot;

		Level(Duration age, Duration slot) {
			this.age = age;
			this.slot = slot.toNanos() / 1000;
		}

	}

}
