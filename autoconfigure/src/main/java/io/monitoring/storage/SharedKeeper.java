package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps this process and the database in step: one round takes or renews the lease,
 * writes what waits and reads what others have changed.
 */
final class SharedKeeper {

	/** Rounds within an interval of the ticks. */
	private static final int ROUNDS = 3;

	private static final Duration TIDY = Duration.ofHours(1);

	static final String NOTE = "INSERT INTO monitoring_change AS c (topic, version) VALUES (?, 1) "
			+ "ON CONFLICT (topic) DO UPDATE SET version = c.version + 1";

	private final SharedSettings settings;

	private final SharedSession session;

	private final SharedTrouble trouble;

	private final Lease lease;

	private final InstantSource time;

	private final LongSupplier nanoTime;

	private final Map<String, Long> versions = new HashMap<>();

	private List<SharedPart> parts = List.of();

	private @Nullable SharedFleet fleet;

	private @Nullable SharedNotificationLog log;

	private boolean loaded;

	private @Nullable Instant tidied;

	private long restMillis;

	private volatile long reachedAt;

	SharedKeeper(SharedSettings settings, SharedSession session, SharedTrouble trouble, Lease lease, Clocks clocks) {
		this.settings = settings;
		this.session = session;
		this.trouble = trouble;
		this.lease = lease;
		this.time = clocks.time();
		this.nanoTime = clocks.nanoTime();
		this.reachedAt = this.nanoTime.getAsLong();
	}

	/**
	 * Say what is kept, before the first round.
	 * @param fleet the replicas
	 * @param log the log of notifications
	 * @param others everything else
	 */
	void keep(SharedFleet fleet, SharedNotificationLog log, List<SharedPart> others) {
		this.fleet = fleet;
		this.log = log;
		this.parts = List.copyOf(others);
	}

	/**
	 * Do one round. Whatever goes wrong is noted and tried again with the next.
	 * @return milliseconds until the next round
	 */
	synchronized long round() {
		Instant now = this.time.instant();
		try {
			if (!this.loaded) {
				new SharedSchema(this.settings.initializeSchema()).prepare(this.session, now);
				this.session.run(this::load);
				this.loaded = true;
			}
			takeLease();
			write();
			this.session.run(this::read);
			tidy(now);
			this.reachedAt = this.nanoTime.getAsLong();
			this.trouble.succeeded();
		}
		catch (SQLException | StorageException | RuntimeException ex) {
			this.trouble.failed(ex, now);
			this.restMillis = 0;
		}
		long pause = Math.max(1, this.settings.interval().toMillis() / ROUNDS);
		return (this.restMillis > 0) ? Math.min(pause, this.restMillis + 1) : pause;
	}

	private boolean load(Sql sql) throws SQLException {
		fleet().load(sql);
		log().load(sql);
		for (SharedPart part : this.parts) {
			part.load(sql);
		}
		this.versions.putAll(versions(sql));
		return true;
	}

	/**
	 * Whoever begins to tell reads what was told before anybody may ask for it. A process
	 * that finds the lease with another comes back when it ends.
	 */
	private void takeLease() throws SQLException {
		Lease.Taken taken = this.session.run((sql) -> {
			Lease.Taken found = this.lease.take(sql, fleet().name());
			if (this.lease.isNew(found)) {
				log().takeOver(sql);
				fleet().takeOver(sql);
			}
			return found;
		});
		this.lease.accept(taken);
		this.restMillis = taken.mine() ? 0 : taken.restMillis();
	}

	/**
	 * Write what waits, all in one transaction. Where the database refuses it, each part
	 * for itself, so that one does not hold up the others.
	 */
	synchronized void write() throws SQLException {
		if (!this.loaded) {
			return;
		}
		try {
			write(all());
		}
		catch (SQLException ex) {
			if (ex.getSQLState() == null || ex.getSQLState().matches("(08|25|53|57|58|XX).*")) {
				throw ex;
			}
			SQLException failure = null;
			for (SharedPart part : all()) {
				failure = tryToWrite(part, failure);
			}
			if (failure != null) {
				throw failure;
			}
		}
	}

	private @Nullable SQLException tryToWrite(SharedPart part, @Nullable SQLException earlier) {
		try {
			write(List.of(part));
			return earlier;
		}
		catch (SQLException ex) {
			return ex;
		}
	}

	private List<SharedPart> all() {
		List<SharedPart> all = new ArrayList<>(List.of(fleet(), log()));
		all.addAll(this.parts);
		return all;
	}

	private void write(List<SharedPart> some) throws SQLException {
		boolean committed = false;
		try {
			this.session.run((sql) -> {
				for (SharedPart part : some) {
					if (part.write(sql) && part.topic() != null) {
						sql.update(NOTE, part.topic());
					}
				}
				return true;
			});
			committed = true;
		}
		finally {
			for (SharedPart part : some) {
				part.finished(committed);
			}
		}
	}

	private boolean read(Sql sql) throws SQLException {
		Map<String, Long> current = versions(sql);
		for (SharedPart part : all()) {
			String topic = part.topic();
			if (topic != null && !current.getOrDefault(topic, 0L).equals(this.versions.getOrDefault(topic, 0L))) {
				part.refresh(sql);
			}
			part.poll(sql);
		}
		this.versions.putAll(current);
		return true;
	}

	private static Map<String, Long> versions(Sql sql) throws SQLException {
		Map<String, Long> versions = new HashMap<>();
		sql.list("SELECT topic, version FROM monitoring_change",
				(row) -> versions.put(row.text("topic"), row.number("version")));
		return versions;
	}

	private void tidy(Instant now) throws SQLException {
		if (this.lease.heldEpoch() == 0
				|| (this.tidied != null && Duration.between(this.tidied, now).abs().compareTo(TIDY) < 0)) {
			return;
		}
		this.tidied = now;
		for (SharedPart part : all()) {
			this.session.run((sql) -> {
				part.tidy(sql, now);
				return true;
			});
		}
	}

	/** Return for how long the database was not reached. */
	Duration silence() {
		return Duration.ofNanos(this.nanoTime.getAsLong() - this.reachedAt);
	}

	/** Write what waits and let another replica tell receivers. */
	synchronized void finish() {
		try {
			if (this.loaded) {
				write();
				this.session.run((sql) -> {
					this.lease.release(sql);
					return true;
				});
			}
		}
		catch (SQLException | RuntimeException ex) {
			this.trouble.failed(ex, this.time.instant());
		}
		this.session.close();
	}

	private SharedFleet fleet() {
		return Objects.requireNonNull(this.fleet, "There is no fleet");
	}

	private SharedNotificationLog log() {
		return Objects.requireNonNull(this.log, "There is no log");
	}

	/**
	 * The clocks of a process.
	 *
	 * @param time the present
	 * @param nanoTime a clock that runs on while the process is stopped
	 */
	record Clocks(InstantSource time, LongSupplier nanoTime) {

	}

}
