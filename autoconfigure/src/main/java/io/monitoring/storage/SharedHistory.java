package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertHistory;
import io.monitoring.alert.AlertState;
import io.monitoring.alert.MemoryAlertHistory;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the alerts of all replicas. What happens to the alert of an objective
 * is seen by each of them and kept once.
 */
final class SharedHistory implements AlertHistory, SharedPart {

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/** Within as many ticks the replicas see the same. */
	private static final int SAME = 4;

	private static final int STEP = 5000;

	private static final String SAVE = "INSERT INTO monitoring_alert_event (" + AlertColumns.NAMES
			+ ", time, rule_group, previous, digest) SELECT ?, ?, ?, ?::double precision, ?, ?::bigint, ?::bigint, ?, ?, ?, "
			+ "?::text WHERE NOT EXISTS (SELECT 1 FROM monitoring_alert_event WHERE digest = ?::text AND time > ?)";

	private static final String LATEST = "SELECT * FROM monitoring_alert_event ORDER BY id DESC LIMIT ?";

	/** Two replicas must not look at once whether the other has kept it. */
	private static final String SERIALIZE = "INSERT INTO monitoring_change AS c (topic, version) VALUES ('history', 1) "
			+ "ON CONFLICT (topic) DO UPDATE SET version = c.version + 1";

	private final MemoryAlertHistory memory = new MemoryAlertHistory(Storage.EVENTS);

	private final Unsaved<AlertEvent> unsaved = new Unsaved<>();

	private final SharedSettings settings;

	private final Supplier<String> instance;

	private final SharedReader reader;

	/**
	 * Create the history.
	 * @param settings how often there is a tick, and how long the history is
	 * @param instance returns the present name of this replica
	 * @param reader reads for others
	 */
	SharedHistory(SharedSettings settings, Supplier<String> instance, SharedReader reader) {
		this.settings = settings;
		this.instance = instance;
		this.reader = reader;
	}

	@Override
	public void add(List<AlertEvent> events) {
		List<AlertEvent> named = events.stream().map(this::named).toList();
		this.memory.add(named);
		named.forEach(this.unsaved::add);
	}

	/** Where several replicas have the same alert, one has to tell whose it is. */
	private AlertEvent named(AlertEvent event) {
		Alert alert = event.alert();
		if (isOfObjective(alert) || !alert.labels().get("instance").isEmpty()) {
			return event;
		}
		Labels labels = alert.labels().with("instance", this.instance.get());
		return new AlertEvent(event.time(), event.group(), new Alert(labels, alert.annotations(), alert.state(),
				alert.value(), alert.activeAt(), alert.firedAt(), alert.resolvedAt()), event.previous());
	}

	private static boolean isOfObjective(Alert alert) {
		return !alert.labels().get("slo").isEmpty();
	}

	@Override
	public List<AlertEvent> recent(int limit) {
		List<AlertEvent> all = this.reader.read((sql) -> sql.list(LATEST, StoredAlertHistory::decode, limit), PATIENCE);
		return (all != null) ? all : this.memory.recent(limit);
	}

	@Override
	public void load(Sql sql) {
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		List<AlertEvent> events = this.unsaved.begin();
		if (events.stream().anyMatch((event) -> isOfObjective(event.alert()))) {
			sql.update(SERIALIZE);
		}
		sql.updateAll(SAVE, events, this::values);
		return false;
	}

	private @Nullable Object[] values(AlertEvent event) {
		AlertState previous = event.previous();
		String digest = isOfObjective(event.alert())
				? Digest.of(event.group(), Json.write(event.alert().labels()), Json.write(event.alert().state()))
				: null;
		return AlertColumns.values(event.alert(), event.time(), event.group(),
				(previous != null) ? Json.write(previous) : null, digest, digest,
				event.time().minus(this.settings.interval().multipliedBy(SAME)));
	}

	@Override
	public void finished(boolean committed) {
		this.unsaved.finished(committed);
	}

	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		Instant oldest = now.minus(this.settings.retention());
		sql.update("DELETE FROM monitoring_alert_event WHERE id IN "
				+ "(SELECT id FROM monitoring_alert_event WHERE time < ? ORDER BY time LIMIT ?)", oldest, STEP);
		sql.update("DELETE FROM monitoring_notification WHERE sequence IN (SELECT sequence FROM "
				+ "monitoring_notification WHERE settled_at < ? ORDER BY settled_at LIMIT ?)", oldest, STEP);
		sql.update("DELETE FROM monitoring_audit WHERE id IN "
				+ "(SELECT id FROM monitoring_audit WHERE time < ? ORDER BY time LIMIT ?)", oldest, STEP);
	}

	@Override
	public long lost() {
		return this.unsaved.lost();
	}

}
