package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.monitoring.slo.Deployment;
import io.monitoring.slo.Downtime;
import io.monitoring.slo.Life;
import io.monitoring.slo.LifeLog;
import org.jspecify.annotations.Nullable;

/**
 * When any of the replicas ran: the application was watched as long as one of them did.
 */
final class SharedLifeLog implements LifeLog, SharedPart {

	private static final int CAPACITY = 1000;

	/** As many intervals without a beat are a matter of late ticks. */
	private static final int TOLERATED = 2;

	private static final String SEEN = "INSERT INTO monitoring_life AS l (id, started_at, seen_at, stopped, version, "
			+ "commit_id) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, "
			+ "seen_at = greatest(l.seen_at, excluded.seen_at), stopped = excluded.stopped, version = excluded.version, "
			+ "commit_id = excluded.commit_id WHERE excluded.seen_at >= l.seen_at";

	private static final String SAVE_DOWNTIME = "INSERT INTO monitoring_downtime (starts_at, ends_at, reason) "
			+ "VALUES (?, ?, ?) ON CONFLICT (starts_at) DO NOTHING";

	private static final String SAVE_DEPLOYMENT = "INSERT INTO monitoring_deployment (started_at, version, commit_id) "
			+ "SELECT ?, ?::text, ?::text WHERE NOT EXISTS (SELECT 1 FROM (SELECT version, commit_id FROM "
			+ "monitoring_deployment ORDER BY started_at DESC LIMIT 1) AS d WHERE d.version = ?::text "
			+ "AND d.commit_id IS NOT DISTINCT FROM ?::text) ON CONFLICT (started_at) DO NOTHING";

	private final Duration interval;

	private final Map<Instant, Downtime> downtimes = new TreeMap<>();

	private List<Deployment> deployments = List.of();

	/** What the database has not taken. */
	private final Map<Instant, Downtime> waiting = new LinkedHashMap<>();

	private @Nullable Deployment deployed;

	private @Nullable Life last;

	private @Nullable Life life;

	private @Nullable Life inTransaction;

	private @Nullable Life saved;

	SharedLifeLog(Duration interval) {
		this.interval = interval;
	}

	@Override
	public synchronized void start(Instant now, @Nullable String version, @Nullable String commit) {
		Life next = new Life(now, now, false, version, commit);
		this.life = next;
		this.deployed = (version != null) ? new Deployment(version, commit, now) : null;
		book(this.last, next);
	}

	private void book(@Nullable Life before, Life next) {
		if (before == null || !isLong(before.seenAt(), next.startedAt())) {
			return;
		}
		boolean same = Objects.equals(before.version(), next.version())
				&& Objects.equals(before.commit(), next.commit());
		Downtime.Reason inOrder = same ? Downtime.Reason.PLANNED_STOP : Downtime.Reason.DEPLOY;
		book(new Downtime(before.seenAt(), next.startedAt(), before.stopped() ? inOrder : Downtime.Reason.CRASH));
	}

	/** A replica that starts beside another one ends no downtime. */
	private boolean isLong(Instant from, Instant to) {
		return Duration.between(from, to).compareTo(this.interval.multipliedBy(TOLERATED)) > 0;
	}

	private void book(Downtime downtime) {
		if (this.downtimes.size() < CAPACITY) {
			this.downtimes.put(downtime.from(), downtime);
			this.waiting.put(downtime.from(), downtime);
		}
	}

	@Override
	public synchronized void beat(Instant now) {
		Life current = this.life;
		if (current != null) {
			if (isLong(current.seenAt(), now) && !current.seenAt().equals(current.startedAt())) {
				book(new Downtime(current.seenAt(), now, Downtime.Reason.SUSPENDED));
			}
			this.life = new Life(current.startedAt(), now, false, current.version(), current.commit());
		}
	}

	@Override
	public synchronized void stop(Instant now) {
		Life current = this.life;
		if (current != null) {
			Instant end = now.isBefore(current.seenAt()) ? current.seenAt() : now;
			this.life = new Life(current.startedAt(), end, true, current.version(), current.commit());
		}
	}

	@Override
	public synchronized List<Downtime> downtimes(Instant since) {
		return this.downtimes.values().stream().filter((downtime) -> !downtime.to().isBefore(since)).toList();
	}

	@Override
	public synchronized List<Deployment> deployments(Instant since) {
		List<Deployment> found = new ArrayList<>();
		for (int i = 0; i < this.deployments.size(); i++) {
			if (i + 1 == this.deployments.size() || !this.deployments.get(i + 1).startedAt().isBefore(since)) {
				found.add(this.deployments.get(i));
			}
		}
		return List.copyOf(found);
	}

	@Override
	public String topic() {
		return "life";
	}

	@Override
	public synchronized void load(Sql sql) throws SQLException {
		List<Life> found = sql.list("SELECT * FROM monitoring_life",
				(row) -> new Life(row.time("started_at"), row.time("seen_at"), row.number("stopped") != 0,
						row.optionalText("version"), row.optionalText("commit_id")));
		this.last = found.isEmpty() ? null : found.get(0);
		Life present = this.life;
		if (present != null) {
			book(this.last, present);
		}
		refresh(sql);
	}

	@Override
	public synchronized void refresh(Sql sql) throws SQLException {
		List<Downtime> booked = sql.list("SELECT * FROM monitoring_downtime ORDER BY starts_at",
				(row) -> new Downtime(row.time("starts_at"), row.time("ends_at"),
						row.constant(Downtime.Reason.class, "reason")));
		this.deployments = sql.list("SELECT * FROM monitoring_deployment ORDER BY started_at",
				(row) -> new Deployment(row.text("version"), row.optionalText("commit_id"), row.time("started_at")));
		this.downtimes.clear();
		booked.forEach((downtime) -> this.downtimes.put(downtime.from(), downtime));
		this.downtimes.putAll(this.waiting);
	}

	/**
	 * Another replica may have watched meanwhile: then there was no downtime.
	 */
	@Override
	public synchronized boolean write(Sql sql) throws SQLException {
		Life current = this.life;
		this.inTransaction = current;
		if (current == null || current.equals(this.saved)) {
			return false;
		}
		boolean changed = !this.waiting.isEmpty() || this.deployed != null;
		for (Downtime downtime : this.waiting.values()) {
			Instant seen = Micros.instant(sql.number("SELECT seen_at FROM monitoring_life"));
			if (!isLong(downtime.from(), seen)) {
				sql.update(SAVE_DOWNTIME, downtime.from(), downtime.to(), Json.write(downtime.reason()));
			}
		}
		Deployment deployment = this.deployed;
		if (deployment != null) {
			sql.update(SAVE_DEPLOYMENT, deployment.startedAt(), deployment.version(), deployment.commit(),
					deployment.version(), deployment.commit());
		}
		sql.update(SEEN, current.startedAt(), current.seenAt(), current.stopped() ? 1 : 0, current.version(),
				current.commit());
		return changed;
	}

	@Override
	public synchronized void finished(boolean committed) {
		if (committed && this.inTransaction != null) {
			this.saved = this.inTransaction;
			this.waiting.clear();
			this.deployed = null;
		}
		this.inTransaction = null;
	}

	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		Instant oldest = now.minus(StoredCounts.RETENTION);
		sql.update("DELETE FROM monitoring_downtime WHERE ends_at < ?", oldest);
		sql.update("DELETE FROM monitoring_deployment WHERE started_at < ? AND started_at < "
				+ "(SELECT max(started_at) FROM monitoring_deployment)", oldest);
	}

}
