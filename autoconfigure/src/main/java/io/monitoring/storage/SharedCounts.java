package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.slo.CountStore;
import io.monitoring.slo.SavedCounts;
import org.jspecify.annotations.Nullable;

/**
 * Counts of objectives, a row for each slot and process, so that no process ever changes
 * what another has counted. Each reads what the others have saved lately.
 */
final class SharedCounts implements CountStore, SharedPart {

	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private static final Duration MINUTES = Duration.ofDays(7);

	private static final long COARSE = Duration.ofMinutes(5).toNanos() / 1000;

	private static final long DAY = Duration.ofDays(1).toNanos() / 1000;

	private static final int CAPACITY = 100_000;

	private static final String DEFINE = "INSERT INTO monitoring_objective (digest, name, definition, labels) "
			+ "VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING";

	private static final String ID = "SELECT id FROM monitoring_objective WHERE digest = ?";

	private static final String SAVE = "INSERT INTO monitoring_count (objective, start, instance, good, total, "
			+ "observed_millis, saved_at) VALUES (?, ?, ?, ?, ?, ?, clock_timestamp()) "
			+ "ON CONFLICT (objective, start, instance) DO UPDATE SET good = excluded.good, total = excluded.total, "
			+ "observed_millis = excluded.observed_millis, saved_at = excluded.saved_at";

	private static final String OBJECTIVES = "SELECT id, name, definition, labels FROM monitoring_objective";

	/** What nobody changes any more is added up by the database. */
	private static final String LOAD = "SELECT c.objective, c.start, '' AS instance, sum(c.good)::bigint AS good, "
			+ "sum(c.total)::bigint AS total, max(c.observed_millis) AS observed_millis FROM monitoring_count c "
			+ "WHERE c.objective IN (SELECT id FROM monitoring_objective WHERE name = ? AND definition = ?) "
			+ "AND c.start >= ? AND c.start < ? GROUP BY c.objective, c.start UNION ALL "
			+ "SELECT c.objective, c.start, c.instance, c.good, c.total, c.observed_millis FROM monitoring_count c "
			+ "WHERE c.objective IN (SELECT id FROM monitoring_objective WHERE name = ? AND definition = ?) "
			+ "AND c.start >= ? ORDER BY start";

	/**
	 * A transaction shows later than the time that it writes, but not as late as this.
	 */
	private static final String LATELY = "SELECT objective, start, instance, good, total, observed_millis FROM "
			+ "monitoring_count WHERE saved_at > to_timestamp((? / 1000000.0)::double precision) - interval '30 seconds' "
			+ "AND instance <> ? LIMIT " + CAPACITY;

	private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

	private static final String ROLL_UP = "WITH old AS (DELETE FROM monitoring_count WHERE start < ? AND instance <> '' "
			+ "RETURNING objective, start, good, total, observed_millis), minutes AS (SELECT objective, "
			+ "start - start % ? AS slot, sum(good) AS good, sum(total) AS total, max(observed_millis) AS observed_millis "
			+ "FROM old GROUP BY objective, start) INSERT INTO monitoring_count AS c (objective, start, instance, good, "
			+ "total, observed_millis, saved_at) SELECT objective, slot, '', sum(good), sum(total), sum(observed_millis), "
			+ "to_timestamp(0) FROM minutes GROUP BY objective, slot "
			+ "ON CONFLICT (objective, start, instance) DO UPDATE SET good = c.good + excluded.good, "
			+ "total = c.total + excluded.total, observed_millis = c.observed_millis + excluded.observed_millis";

	private final UnsavedCounts unsaved = new UnsavedCounts();

	/** Of the objectives that the database knows, and the other way round. */
	private final Map<SavedCounts.Key, Long> ids = new HashMap<>();

	private final Map<Long, SavedCounts.Key> keys = new HashMap<>();

	private final Map<SavedCounts, Boolean> seen = new HashMap<>();

	/** What was asked for before the database could be reached. */
	private final Set<Asked> unanswered = new LinkedHashSet<>();

	private final Map<Slot, SavedCounts> inbox = new HashMap<>();

	private final String instance;

	private final SharedReader reader;

	private long polledAt;

	/**
	 * Create the store.
	 * @param instance name of this process, which no other has
	 * @param reader reads for others
	 */
	SharedCounts(String instance, SharedReader reader) {
		this.instance = instance;
		this.reader = reader;
	}

	@Override
	public String instance() {
		return this.instance;
	}

	@Override
	public List<SavedCounts> load(String objective, String definition, Instant since) {
		Asked asked = new Asked(objective, definition, since);
		List<SavedCounts> found = this.reader.read((sql) -> load(sql, asked), PATIENCE);
		if (found == null) {
			synchronized (this.inbox) {
				this.unanswered.add(asked);
			}
		}
		return (found != null) ? found : List.of();
	}

	private List<SavedCounts> load(Sql sql, Asked asked) throws SQLException {
		long since = Micros.of(asked.since());
		long recent = Math.max(since, sql.number(NOW) - DAY);
		return read(sql, LOAD, asked.objective(), asked.definition(), since, recent, asked.objective(),
				asked.definition(), recent);
	}

	private List<SavedCounts> read(Sql sql, String query, @Nullable Object... values) throws SQLException {
		List<Counted> rows = sql.list(query,
				(row) -> new Counted(row.number("objective"), row.text("instance"),
						new long[] { row.number("good"), row.number("total"), row.number("observed_millis") },
						row.time("start")),
				values);
		if (rows.stream().anyMatch((row) -> !this.keys.containsKey(row.objective()))) {
			sql.list(OBJECTIVES, (row) -> this.keys.put(row.number("id"), new SavedCounts.Key(row.text("name"),
					row.text("definition"), Json.labels(row.text("labels")), "")));
		}
		List<SavedCounts> counts = new ArrayList<>(rows.size());
		for (Counted row : rows) {
			SavedCounts.Key key = this.keys.get(row.objective());
			if (key != null) {
				counts.add(row.counts(key));
			}
		}
		return counts;
	}

	@Override
	public void save(List<SavedCounts> slots) {
		slots.forEach(this.unsaved::add);
	}

	@Override
	public List<SavedCounts> others(Instant now) {
		synchronized (this.inbox) {
			List<SavedCounts> found = List.copyOf(this.inbox.values());
			this.inbox.clear();
			return found;
		}
	}

	@Override
	public void load(Sql sql) throws SQLException {
		this.polledAt = sql.number(NOW);
		Set<Asked> late;
		synchronized (this.inbox) {
			late = Set.copyOf(this.unanswered);
			this.unanswered.clear();
		}
		for (Asked asked : late) {
			deliver(load(sql, asked));
		}
	}

	@Override
	public void poll(Sql sql) throws SQLException {
		long now = sql.number(NOW);
		List<SavedCounts> lately = read(sql, LATELY, this.polledAt, this.instance);
		deliver(lately.stream().filter((counts) -> !this.seen.containsKey(counts)).toList());
		this.seen.clear();
		lately.forEach((counts) -> this.seen.put(counts, true));
		this.polledAt = now;
	}

	private void deliver(List<SavedCounts> found) {
		synchronized (this.inbox) {
			for (SavedCounts counts : found) {
				if (this.inbox.size() < CAPACITY && !counts.key().instance().equals(this.instance)) {
					this.inbox.put(new Slot(counts.key(), counts.start()), counts);
				}
			}
		}
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		List<SavedCounts> slots = this.unsaved.begin();
		Set<SavedCounts.Key> missing = new LinkedHashSet<>();
		slots.stream().map(SavedCounts::key).filter((key) -> !this.ids.containsKey(key)).forEach(missing::add);
		// In the same order everywhere: two replicas would wait for each other otherwise.
		for (SavedCounts.Key key : missing.stream().sorted((a, b) -> digest(a).compareTo(digest(b))).toList()) {
			sql.update(DEFINE, digest(key), key.objective(), key.definition(), Json.write(key.group()));
			this.ids.put(key, sql.number(ID, digest(key)));
		}
		sql.updateAll(SAVE, slots, (slot) -> new @Nullable Object[] { this.ids.get(slot.key()), slot.start(),
				this.instance, slot.good(), slot.total(), slot.observedMillis() });
		return false;
	}

	private static String digest(SavedCounts.Key key) {
		return Digest.of(key.objective(), key.definition(), Json.write(key.group()));
	}

	@Override
	public void finished(boolean committed) {
		if (!committed) {
			this.ids.clear();
		}
		this.unsaved.finished(committed);
	}

	/**
	 * Make slots of five minutes of those that are older than a week, of all processes
	 * together, and forget those that no window reaches. Processes that watched at the
	 * same time did not watch longer for it.
	 */
	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		Instant whole = Micros.instant(Math.floorDiv(Micros.of(now.minus(MINUTES)), COARSE) * COARSE);
		sql.update(ROLL_UP, whole, COARSE);
		sql.update("DELETE FROM monitoring_count WHERE start < ?", now.minus(StoredCounts.RETENTION));
	}

	@Override
	public long lost() {
		return this.unsaved.lost();
	}

	private record Asked(String objective, String definition, Instant since) {

	}

	private record Slot(SavedCounts.Key key, Instant start) {

	}

	/**
	 * A row.
	 *
	 * @param objective number of the objective or of its group
	 * @param instance the process that counted
	 * @param numbers good, total and observed
	 * @param start begin of the slot
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Counted(long objective, String instance, long[] numbers, Instant start) {

		SavedCounts counts(SavedCounts.Key known) {
			SavedCounts.Key key = new SavedCounts.Key(known.objective(), known.definition(), known.group(),
					this.instance);
			return new SavedCounts(key, this.start, this.numbers[0], this.numbers[1], this.numbers[2]);
		}

	}

}
