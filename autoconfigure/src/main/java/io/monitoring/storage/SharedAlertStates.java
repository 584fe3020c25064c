package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.MemoryAlertStateStore;
import io.monitoring.rule.SavedAlert;
import org.jspecify.annotations.Nullable;

/**
 * The state of the alerts of this replica, for the process that takes its name next.
 */
final class SharedAlertStates implements AlertStateStore, SharedPart {

	private static final String SAVE = "INSERT INTO monitoring_alert (" + AlertColumns.NAMES
			+ ", rule_group, rule, keep_firing_since, instance, digest) VALUES (" + AlertColumns.MARKS
			+ ", ?, ?, ?, ?, ?) ON CONFLICT (instance, digest) DO UPDATE SET annotations = excluded.annotations, "
			+ "state = excluded.state, value = excluded.value, active_at = excluded.active_at, "
			+ "fired_at = excluded.fired_at, resolved_at = excluded.resolved_at, "
			+ "keep_firing_since = excluded.keep_firing_since";

	private static final String REMOVE = "DELETE FROM monitoring_alert WHERE instance = ? AND digest = ?";

	private static final String TICK = "INSERT INTO monitoring_tick (instance, time) VALUES (?, ?) "
			+ "ON CONFLICT (instance) DO UPDATE SET time = excluded.time";

	private static final int COLUMNS = 12;

	private final MemoryAlertStateStore memory = new MemoryAlertStateStore();

	private final Supplier<String> instance;

	/** What the database has not taken, by digest; an empty value removes. */
	private final Map<String, Optional<SavedAlert>> waiting = new LinkedHashMap<>();

	private Map<String, Optional<SavedAlert>> inTransaction = Map.of();

	private @Nullable Instant tick;

	private @Nullable String writtenAs;

	private String writing = "";

	/**
	 * Create the store.
	 * @param instance returns the present name of this replica
	 */
	SharedAlertStates(Supplier<String> instance) {
		this.instance = instance;
	}

	@Override
	public @Nullable SavedState load() {
		return this.memory.load();
	}

	@Override
	public synchronized void save(Instant now, List<SavedAlert> changed, List<SavedAlert> removed) {
		this.memory.save(now, changed, removed);
		this.tick = now;
		removed.forEach((alert) -> this.waiting.put(digest(alert), Optional.empty()));
		changed.forEach((alert) -> this.waiting.put(digest(alert), Optional.of(alert)));
	}

	private static String digest(SavedAlert saved) {
		return Digest.of(saved.group(), saved.rule(), Json.write(saved.alert().labels()));
	}

	@Override
	public synchronized void load(Sql sql) throws SQLException {
		String name = this.instance.get();
		this.writtenAs = name;
		if (this.memory.load() != null) {
			this.writtenAs = null;
			return;
		}
		List<Instant> ticks = sql.list("SELECT time FROM monitoring_tick WHERE instance = ?", (row) -> row.time("time"),
				name);
		List<SavedAlert> alerts = sql.list("SELECT * FROM monitoring_alert WHERE instance = ?",
				StoredAlertStates::decode, name);
		if (!ticks.isEmpty()) {
			this.memory.restore(new SavedState(ticks.get(0), alerts));
		}
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		Map<String, Optional<SavedAlert>> batch = begin();
		if (!this.writing.equals(this.writtenAs)) {
			sql.update("DELETE FROM monitoring_alert WHERE instance = ?", this.writing);
		}
		List<String> gone = new ArrayList<>();
		List<SavedAlert> kept = new ArrayList<>();
		batch.forEach((digest, alert) -> alert.ifPresentOrElse(kept::add, () -> gone.add(digest)));
		sql.updateAll(REMOVE, gone, (digest) -> new @Nullable Object[] { this.writing, digest });
		sql.updateAll(SAVE, kept, this::values);
		Instant latest = this.tick;
		if (latest != null) {
			sql.update(TICK, this.writing, latest);
		}
		return false;
	}

	/** Under another name everything is written anew. */
	private synchronized Map<String, Optional<SavedAlert>> begin() {
		this.writing = this.instance.get();
		SavedState state = this.memory.load();
		if (!this.writing.equals(this.writtenAs) && state != null) {
			this.waiting.clear();
			state.alerts().forEach((alert) -> this.waiting.put(digest(alert), Optional.of(alert)));
		}
		this.inTransaction = new LinkedHashMap<>(this.waiting);
		return this.inTransaction;
	}

	private @Nullable Object[] values(SavedAlert saved) {
		@Nullable Object[] all = Arrays.copyOf(StoredAlertStates.values(saved), COLUMNS);
		all[COLUMNS - 2] = this.writing;
		all[COLUMNS - 1] = digest(saved);
		return all;
	}

	@Override
	public synchronized void finished(boolean committed) {
		if (committed) {
			this.inTransaction.forEach(this.waiting::remove);
			this.writtenAs = this.writing;
		}
		this.inTransaction = Map.of();
	}

	/** A replica that has not been seen for a week does not come back. */
	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		sql.update("DELETE FROM monitoring_alert WHERE instance NOT IN (SELECT instance FROM monitoring_replica)");
		sql.update("DELETE FROM monitoring_tick WHERE instance NOT IN (SELECT instance FROM monitoring_replica)");
	}

}
