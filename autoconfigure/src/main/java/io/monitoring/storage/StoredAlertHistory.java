package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.alert.AlertState;
import io.monitoring.alert.MemoryAlertHistory;
import org.jspecify.annotations.Nullable;

/**
 * What happened to alerts: the latest in memory, all of it in the file.
 */
final class StoredAlertHistory implements AlertHistory, Part {

	private static final String SAVE = "INSERT INTO monitoring_alert_event (" + AlertColumns.NAMES
			+ ", time, rule_group, previous) VALUES (" + AlertColumns.MARKS + ", ?, ?, ?)";

	private static final String LATEST = "SELECT * FROM monitoring_alert_event ORDER BY id DESC LIMIT ?";

	private final MemoryAlertHistory memory = new MemoryAlertHistory(Storage.EVENTS);

	private final Unsaved<AlertEvent> unsaved = new Unsaved<>();

	private final Journal journal;

	private boolean loaded;

	StoredAlertHistory(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void add(List<AlertEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		this.journal.change(() -> {
			this.memory.add(events);
			events.forEach(this.unsaved::add);
		}, this::append);
	}

	@Override
	public List<AlertEvent> recent(int limit) {
		List<AlertEvent> latest = this.memory.recent(limit);
		if (latest.size() == limit) {
			return latest;
		}
		List<AlertEvent> all = this.journal.read((sql) -> sql.list(LATEST, StoredAlertHistory::decode, limit));
		return (all != null) ? all : latest;
	}

	void forget(Instant before) {
		this.memory.forget(before);
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<AlertEvent> events = sql.list(LATEST, StoredAlertHistory::decode, Storage.EVENTS);
		if (!this.loaded) {
			this.memory.restore(events);
			this.loaded = true;
		}
	}

	private static <T> List<T> oldestFirst(List<T> newestFirst) {
		List<T> reversed = new ArrayList<>(newestFirst);
		Collections.reverse(reversed);
		return reversed;
	}

	static AlertEvent decode(Row row) throws SQLException, RowException {
		AlertState previous = (row.optionalText("previous") != null) ? row.constant(AlertState.class, "previous")
				: null;
		return new AlertEvent(row.time("time"), row.text("rule_group"), AlertColumns.decode(row), previous);
	}

	/** A file that has nothing gets at least what is in memory. */
	@Override
	public void rewrite(Sql sql) throws SQLException {
		if (sql.number("SELECT EXISTS (SELECT 1 FROM monitoring_alert_event)") == 0) {
			this.unsaved.replace(oldestFirst(this.memory.recent(Storage.EVENTS)));
		}
		append(sql);
	}

	private void append(Sql sql) throws SQLException {
		sql.updateAll(SAVE, this.unsaved.begin(), StoredAlertHistory::values);
	}

	static @Nullable Object[] values(AlertEvent event) {
		AlertState previous = event.previous();
		return AlertColumns.values(event.alert(), event.time(), event.group(),
				(previous != null) ? Json.write(previous) : null);
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	long lost() {
		return this.unsaved.lost();
	}

}
