package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.MemoryAlertStateStore;
import io.monitoring.rule.SavedAlert;
import org.jspecify.annotations.Nullable;

/**
 * The state of alerts, in memory and in the file.
 */
final class StoredAlertStates implements AlertStateStore, Part {

	private static final String SAVE = "INSERT INTO monitoring_alert (" + AlertColumns.NAMES
			+ ", rule_group, rule, keep_firing_since) VALUES (" + AlertColumns.MARKS + ", ?, ?, ?) "
			+ "ON CONFLICT (rule_group, rule, labels) DO UPDATE SET annotations = excluded.annotations, "
			+ "state = excluded.state, value = excluded.value, active_at = excluded.active_at, "
			+ "fired_at = excluded.fired_at, resolved_at = excluded.resolved_at, "
			+ "keep_firing_since = excluded.keep_firing_since";

	private static final String REMOVE = "DELETE FROM monitoring_alert WHERE rule_group = ? AND rule = ? AND labels = ?";

	private static final String TICK = "INSERT INTO monitoring_tick (id, time) VALUES (1, ?) "
			+ "ON CONFLICT (id) DO UPDATE SET time = excluded.time";

	private final MemoryAlertStateStore memory = new MemoryAlertStateStore();

	private final Journal journal;

	StoredAlertStates(Journal journal) {
		this.journal = journal;
	}

	@Override
	public @Nullable SavedState load() {
		return this.memory.load();
	}

	@Override
	public void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
		this.journal.change(() -> this.memory.save(tick, changed, removed), (sql) -> {
			sql.updateAll(REMOVE, removed, (saved) -> new @Nullable Object[] { saved.group(), saved.rule(),
					Json.write(saved.alert().labels()) });
			sql.updateAll(SAVE, changed, StoredAlertStates::values);
			sql.update(TICK, tick);
		});
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<Instant> tick = sql.list("SELECT time FROM monitoring_tick", (row) -> row.time("time"));
		List<SavedAlert> alerts = sql.list("SELECT * FROM monitoring_alert", StoredAlertStates::decode);
		if (!tick.isEmpty()) {
			this.memory.restore(new SavedState(tick.get(0), alerts));
		}
	}

	static SavedAlert decode(Row row) throws SQLException, RowException {
		return new SavedAlert(row.text("rule_group"), row.text("rule"), AlertColumns.decode(row),
				row.optionalTime("keep_firing_since"));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_alert");
		sql.update("DELETE FROM monitoring_tick");
		SavedState state = this.memory.load();
		if (state != null) {
			sql.updateAll(SAVE, state.alerts(), StoredAlertStates::values);
			sql.update(TICK, state.tick());
		}
	}

	static @Nullable Object[] values(SavedAlert saved) {
		return AlertColumns.values(saved.alert(), saved.group(), saved.rule(), saved.keepFiringSince());
	}

}
