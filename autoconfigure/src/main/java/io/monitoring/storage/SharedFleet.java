package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.Fleet;
import io.monitoring.engine.FleetStatus;
import org.jspecify.annotations.Nullable;

/**
 * The replicas that share a database. Each has a row with its alerts; the one that has
 * the lease reads them all. A process that is started again takes its name back from the
 * one before; where that still runs, because two have the same name, it finds another.
 */
final class SharedFleet implements Fleet, SharedPart {

	/**
	 * Monitoring that is silent as long as its database fails is worse than two words.
	 */
	static final Duration ALONE_AFTER = Duration.ofMinutes(5);

	/** As long as Alertmanager waits for news of an alert. */
	private static final Duration DEAD_AFTER = Duration.ofMinutes(5);

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(20);

	private static final int MAX_ALERTS = 1000;

	private static final int MAX_NAMES = 100;

	private static final String TAKE_NAME = "INSERT INTO monitoring_replica AS r (instance, process, seen_at, "
			+ "alerts_version, alerts) VALUES (?, ?, clock_timestamp(), 0, '[]') ON CONFLICT (instance) DO UPDATE SET "
			+ "process = excluded.process, seen_at = excluded.seen_at WHERE r.process = excluded.process "
			+ "OR r.seen_at < clock_timestamp() - ? * interval '1 millisecond'";

	private static final String SEEN = "UPDATE monitoring_replica SET seen_at = clock_timestamp() "
			+ "WHERE instance = ? AND process = ?";

	private static final String HAND_OVER = "UPDATE monitoring_replica SET alerts = ?, "
			+ "alerts_version = alerts_version + 1 WHERE instance = ? AND process = ?";

	private static final String OTHERS = "SELECT instance, alerts_version, "
			+ "(extract(epoch FROM clock_timestamp() - seen_at) * 1000)::bigint AS age FROM monitoring_replica "
			+ "WHERE process <> ? AND alerts <> '[]'";

	private final SharedSettings settings;

	private final String process;

	private final Lease lease;

	private final InstantSource time;

	private final Supplier<Duration> silence;

	private volatile String name;

	private volatile @Nullable List<Alert> own;

	private volatile List<Alert> others = List.of();

	private Map<String, Handed> handed = new HashMap<>();

	private @Nullable List<Alert> written;

	private @Nullable List<Alert> inTransaction;

	/**
	 * Create the fleet.
	 * @param settings the name of this replica
	 * @param process name of this process, which no other has
	 * @param lease who tells receivers
	 * @param time the present
	 * @param silence returns for how long the database was not reached
	 */
	SharedFleet(SharedSettings settings, String process, Lease lease, InstantSource time, Supplier<Duration> silence) {
		this.settings = settings;
		this.process = process;
		this.lease = lease;
		this.time = time;
		this.silence = silence;
		this.name = settings.instance();
	}

	String name() {
		return this.name;
	}

	/** Return whether the database is away for so long that each tells for itself. */
	boolean isAlone() {
		return this.silence.get().compareTo(ALONE_AFTER) > 0;
	}

	@Override
	public FleetStatus status() {
		if (isAlone()) {
			return new FleetStatus(true, this.name, true, this.name, -1 - this.lease.epoch());
		}
		long epoch = this.lease.heldEpoch();
		return new FleetStatus(true, this.name, epoch > 0, this.lease.leader(),
				(epoch > 0) ? epoch : this.lease.epoch());
	}

	@Override
	public List<Alert> exchange(Instant now, List<Alert> alerts) {
		List<Alert> told = alerts.stream().filter((alert) -> alert.state() != AlertState.PENDING).toList();
		this.own = (told.size() > MAX_ALERTS) ? most(told) : told;
		return (this.lease.heldEpoch() > 0) ? this.others : List.of();
	}

	/** Those that fire matter more than those that ended. */
	private static List<Alert> most(List<Alert> alerts) {
		return alerts.stream()
			.sorted((first, second) -> first.state().compareTo(second.state()))
			.limit(MAX_ALERTS)
			.toList();
	}

	@Override
	public void load(Sql sql) throws SQLException {
		sql.update(TAKE_NAME, this.name, this.process, -FORGOTTEN_AFTER.toMillis());
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		if (sql.update(SEEN, this.name, this.process) == 0) {
			rename(sql);
		}
		List<Alert> current = this.own;
		this.inTransaction = current;
		if (current != null && !current.equals(this.written)) {
			sql.update(HAND_OVER, Json.writeAlerts(current), this.name, this.process);
		}
		return false;
	}

	private void rename(Sql sql) throws SQLException {
		long stale = this.settings.interval().multipliedBy(2).toMillis();
		for (int i = 2; i < MAX_NAMES; i++) {
			String candidate = this.settings.instance() + "#" + i;
			if (sql.update(TAKE_NAME, candidate, this.process, stale) > 0) {
				this.name = candidate;
				this.written = null;
				return;
			}
		}
	}

	@Override
	public void finished(boolean committed) {
		if (committed) {
			this.written = this.inTransaction;
		}
	}

	/** Whoever begins to tell knows the alerts of the others from the first moment on. */
	void takeOver(Sql sql) throws SQLException {
		this.handed.clear();
		readOthers(sql);
	}

	@Override
	public void poll(Sql sql) throws SQLException {
		if (this.lease.heldEpoch() == 0) {
			this.others = List.of();
		}
		else {
			readOthers(sql);
		}
	}

	private void readOthers(Sql sql) throws SQLException {
		Map<String, Handed> current = new HashMap<>();
		List<Handed> found = sql.list(OTHERS, (row) -> new Handed(row.text("instance"), row.number("alerts_version"),
				row.number("age"), List.of(), null), this.process);
		for (Handed row : found) {
			Handed known = this.handed.get(row.instance());
			current.put(row.instance(), (known != null && known.version() == row.version()) ? row.with(known)
					: row.with(alerts(sql, row.instance())));
		}
		Instant now = this.time.instant();
		current.replaceAll((instance, row) -> row.at(now));
		this.handed = current;
		List<Alert> all = new ArrayList<>();
		current.values().forEach((row) -> all.addAll(row.toTell()));
		this.others = List.copyOf(all);
	}

	private static List<Alert> alerts(Sql sql, String instance) throws SQLException {
		List<List<Alert>> lists = sql.list("SELECT alerts FROM monitoring_replica WHERE instance = ?",
				(row) -> Json.alerts(row.text("alerts")), instance);
		return lists.isEmpty() ? List.of() : lists.get(0);
	}

	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		sql.update("DELETE FROM monitoring_replica WHERE seen_at < clock_timestamp() - interval '7 days'");
		sql.update("UPDATE monitoring_replica SET alerts = '[]', alerts_version = alerts_version + 1 WHERE "
				+ "alerts <> '[]' AND seen_at < clock_timestamp() - interval '1 hour'");
	}

	/**
	 * What another replica has handed over.
	 *
	 * @param instance its name
	 * @param version changes with its alerts
	 * @param age milliseconds since it was seen
	 * @param alerts its alerts
	 * @param endedAt since when it counts as dead, {@code null} if it lives
	 */
	private record Handed(String instance, long version, long age, List<Alert> alerts, @Nullable Instant endedAt) {

		Handed with(Handed known) {
			return new Handed(this.instance, this.version, this.age, known.alerts, known.endedAt);
		}

		Handed with(List<Alert> read) {
			return new Handed(this.instance, this.version, this.age, read, null);
		}

		/** Nobody else would say that the alerts of a dead replica have ended. */
		Handed at(Instant now) {
			boolean dead = this.age > DEAD_AFTER.toMillis();
			Instant end = dead ? ((this.endedAt != null) ? this.endedAt : now) : null;
			return new Handed(this.instance, this.version, this.age, this.alerts, end);
		}

		List<Alert> toTell() {
			Instant end = this.endedAt;
			if (end == null) {
				return this.alerts;
			}
			return (this.age > FORGOTTEN_AFTER.toMillis()) ? List.of()
					: this.alerts.stream().map((alert) -> ended(alert, end)).toList();
		}

		private static Alert ended(Alert alert, Instant at) {
			return new Alert(alert.labels(), alert.annotations(), AlertState.RESOLVED, alert.value(), alert.activeAt(),
					alert.firedAt(), (alert.resolvedAt() != null) ? alert.resolvedAt() : at);
		}

	}

}
