package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.monitoring.slo.Deployment;
import io.monitoring.slo.Downtime;
import io.monitoring.slo.Life;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.MemoryLifeLog;

/**
 * When the application ran: in memory, and in the file with the next transaction of the
 * tick. Only the end of the process has one of its own.
 */
final class StoredLifeLog implements LifeLog, Part {

	private static final String SAVE_LIFE = "INSERT INTO monitoring_life (id, started_at, seen_at, stopped, version, "
			+ "commit_id) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, "
			+ "seen_at = excluded.seen_at, stopped = excluded.stopped, version = excluded.version, "
			+ "commit_id = excluded.commit_id";

	private static final String SAVE_DOWNTIME = "INSERT INTO monitoring_downtime (starts_at, ends_at, reason) "
			+ "VALUES (?, ?, ?) ON CONFLICT (starts_at) DO UPDATE SET ends_at = excluded.ends_at, "
			+ "reason = excluded.reason";

	private static final String SAVE_DEPLOYMENT = "INSERT INTO monitoring_deployment (started_at, version, commit_id) "
			+ "VALUES (?, ?, ?) ON CONFLICT (started_at) DO UPDATE SET version = excluded.version, "
			+ "commit_id = excluded.commit_id";

	private final MemoryLifeLog memory = new MemoryLifeLog();

	private final Journal journal;

	private boolean loaded;

	private MemoryLifeLog.@Nullable Contents saved;

	private MemoryLifeLog.@Nullable Contents inTransaction;

	StoredLifeLog(Journal journal) {
		this.journal = journal;
	}

	@Override
	public void start(Instant now, @Nullable String version, @Nullable String commit) {
		this.memory.start(now, version, commit);
	}

	@Override
	public void beat(Instant now) {
		this.memory.beat(now);
	}

	@Override
	public void stop(Instant now) {
		this.journal.change(() -> this.memory.stop(now), (sql) -> {
		});
	}

	@Override
	public List<Downtime> downtimes(Instant since) {
		return this.memory.downtimes(since);
	}

	@Override
	public List<Deployment> deployments(Instant since) {
		return this.memory.deployments(since);
	}

	@Override
	public void load(Sql sql) throws SQLException {
		List<Life> life = sql.list("SELECT * FROM monitoring_life", StoredLifeLog::life);
		List<Downtime> downtimes = sql.list("SELECT * FROM monitoring_downtime ORDER BY starts_at",
				(row) -> new Downtime(row.time("starts_at"), row.time("ends_at"),
						row.constant(Downtime.Reason.class, "reason")));
		List<Deployment> deployments = sql.list("SELECT * FROM monitoring_deployment ORDER BY started_at",
				(row) -> new Deployment(row.text("version"), row.optionalText("commit_id"), row.time("started_at")));
		this.memory.restore(new MemoryLifeLog.Contents(life.isEmpty() ? null : life.get(0), downtimes, deployments, 0));
	}

	private static Life life(Row row) throws SQLException, RowException {
		return new Life(row.time("started_at"), row.time("seen_at"), row.number("stopped") != 0,
				row.optionalText("version"), row.optionalText("commit_id"));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_life");
		sql.update("DELETE FROM monitoring_downtime");
		sql.update("DELETE FROM monitoring_deployment");
		this.saved = null;
	}

	@Override
	public void takeAlong(Sql sql) throws SQLException {
		MemoryLifeLog.Contents contents = this.memory.contents();
		MemoryLifeLog.Contents known = this.saved;
		this.inTransaction = contents;
		if (contents.equals(known)) {
			return;
		}
		Life life = contents.life();
		if (life != null) {
			sql.update(SAVE_LIFE, life.startedAt(), life.seenAt(), life.stopped() ? 1 : 0, life.version(),
					life.commit());
		}
		if (known == null || known.changes() != contents.changes()) {
			sql.updateAll(SAVE_DOWNTIME, contents.downtimes(), (downtime) -> new @Nullable Object[] { downtime.from(),
					downtime.to(), Json.write(downtime.reason()) });
			sql.updateAll(SAVE_DEPLOYMENT, contents.deployments(), (deployment) -> new @Nullable Object[] {
					deployment.startedAt(), deployment.version(), deployment.commit() });
		}
	}

	@Override
	public boolean hasWaiting() {
		return !this.memory.contents().equals(this.saved);
	}

	@Override
	public void finished(boolean committed) {
		if (committed && this.inTransaction != null) {
			this.saved = this.inTransaction;
		}
		this.inTransaction = null;
	}

	@Override
	public void tidy(Sql sql, Instant now) throws SQLException {
		sql.update("DELETE FROM monitoring_downtime WHERE ends_at < ?", now.minus(StoredCounts.RETENTION));
		sql.update("DELETE FROM monitoring_deployment WHERE started_at < ?", now.minus(StoredCounts.RETENTION));
	}

}
