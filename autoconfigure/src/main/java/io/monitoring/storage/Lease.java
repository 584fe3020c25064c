package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The right to tell receivers: a row that its holder has to renew. Time is the
 * database's, so that clocks of replicas need not agree; the holder itself gives up
 * earlier, by a clock that runs on while the process is stopped.
 */
final class Lease {

	private static final String TAKE = "INSERT INTO monitoring_lease AS l (name, holder, instance, epoch, expires_at) "
			+ "VALUES ('sender', ?, ?, 1, clock_timestamp() + ? * interval '1 millisecond') "
			+ "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, instance = excluded.instance, "
			+ "epoch = CASE WHEN l.holder = excluded.holder AND l.expires_at > clock_timestamp() THEN l.epoch "
			+ "ELSE l.epoch + 1 END, expires_at = excluded.expires_at "
			+ "WHERE l.holder = excluded.holder OR l.expires_at <= clock_timestamp() RETURNING epoch";

	private static final String LOOK = "SELECT instance, epoch, greatest(0, "
			+ "ceil(extract(epoch FROM expires_at - clock_timestamp()) * 1000))::bigint AS rest FROM monitoring_lease "
			+ "WHERE name = 'sender'";

	/**
	 * Whoever takes the lease has to wait for the end of the transaction, which the
	 * database ends soon if its process is stopped.
	 */
	private static final String CONFIRM = "SELECT 1 FROM monitoring_lease WHERE name = 'sender' AND holder = ? "
			+ "AND epoch = ? AND expires_at > clock_timestamp() FOR SHARE";

	/** What was told before another process began to tell is noted even after the end. */
	private static final String CONFIRM_EPOCH = "SELECT 1 FROM monitoring_lease WHERE name = 'sender' AND holder = ? "
			+ "AND epoch = ? FOR SHARE";

	private static final String RELEASE = "UPDATE monitoring_lease SET expires_at = clock_timestamp() WHERE name = "
			+ "'sender' AND holder = ?";

	/** Shares of the interval of the ticks, in percent. */
	private static final int LIFE = 80;

	private static final int OWN_LIFE = 70;

	private static final int WHOLE = 100;

	private static final long NANOS = 1_000_000;

	private final String holder;

	private final long lifeMillis;

	private final long ownLifeNanos;

	private final LongSupplier nanoTime;

	private volatile State state = new State(null, 0, 0, false);

	/**
	 * Create a lease that is not held.
	 * @param holder name of the process, which no other has
	 * @param interval distance of the ticks
	 * @param nanoTime a clock that runs on while the process is stopped
	 */
	Lease(String holder, Duration interval, LongSupplier nanoTime) {
		this.holder = holder;
		this.lifeMillis = Math.max(1, interval.toMillis() * LIFE / WHOLE);
		this.ownLifeNanos = interval.toMillis() * NANOS * OWN_LIFE / WHOLE;
		this.nanoTime = nanoTime;
	}

	/**
	 * Take or renew the lease, unless another process has it.
	 * @param sql the database, in a transaction
	 * @param instance name of this replica
	 * @return what was found, to be {@linkplain #accept accepted} after the transaction
	 */
	Taken take(Sql sql, String instance) throws SQLException {
		long asked = this.nanoTime.getAsLong();
		List<Long> epoch = sql.list(TAKE, (row) -> row.number("epoch"), this.holder, instance, this.lifeMillis);
		if (!epoch.isEmpty()) {
			return new Taken(true, instance, epoch.get(0), asked + this.ownLifeNanos, this.lifeMillis);
		}
		List<Taken> found = sql.list(LOOK,
				(row) -> new Taken(false, row.text("instance"), row.number("epoch"), asked, row.number("rest")));
		return found.isEmpty() ? new Taken(false, "", 0, asked, 0) : found.get(0);
	}

	/** Whether this process had the lease without a break since it had it in an epoch. */
	boolean isNew(Taken taken) {
		State current = this.state;
		return taken.mine() && !(current.mine() && current.epoch() == taken.epoch());
	}

	void accept(Taken taken) {
		this.state = new State(taken.instance().isEmpty() ? null : taken.instance(), taken.epoch(), taken.deadline(),
				taken.mine());
	}

	/** Give up at once what another process has. */
	void lost(long epoch) {
		State current = this.state;
		if (current.mine() && current.epoch() == epoch) {
			this.state = new State(null, epoch, current.deadline(), false);
		}
	}

	/**
	 * Return the epoch in which this process may tell receivers at this moment.
	 * @return the epoch, 0 if it may not
	 */
	long heldEpoch() {
		State current = this.state;
		return (current.mine() && this.nanoTime.getAsLong() - current.deadline() < 0) ? current.epoch() : 0;
	}

	long epoch() {
		return this.state.epoch();
	}

	@Nullable String leader() {
		State current = this.state;
		return (current.mine() && heldEpoch() == 0) ? null : current.leader();
	}

	/**
	 * Make sure of the lease until the end of a transaction.
	 * @param sql the database, in the transaction
	 * @param epoch the epoch in which this process believes to be
	 * @return {@code false} if another process may tell receivers
	 */
	boolean confirm(Sql sql, long epoch) throws SQLException {
		return sql.number(CONFIRM, this.holder, epoch) == 1;
	}

	/**
	 * Make sure that nobody else has told receivers since an epoch, and does not until
	 * the end of a transaction.
	 * @param sql the database, in the transaction
	 * @param epoch the epoch in which this process told
	 * @return {@code false} if another process has begun to
	 */
	boolean confirmEpoch(Sql sql, long epoch) throws SQLException {
		return sql.number(CONFIRM_EPOCH, this.holder, epoch) == 1;
	}

	/** Return the epoch in which this process told last, 0 if it never did or lost it. */
	long lastHeldEpoch() {
		State current = this.state;
		return current.mine() ? current.epoch() : 0;
	}

	/** Let another process take it at once. */
	void release(Sql sql) throws SQLException {
		lost(epoch());
		sql.update(RELEASE, this.holder);
	}

	/**
	 * What a process found when it asked for the lease.
	 *
	 * @param mine whether it has it
	 * @param instance name of the replica that has it
	 * @param epoch since when that has it
	 * @param deadline until when it may be used, by the clock of this process
	 * @param restMillis how long it lasts unless it is renewed
	 */
	record Taken(boolean mine, String instance, long epoch, long deadline, long restMillis) {

	}

	private record State(@Nullable String leader, long epoch, long deadline, boolean mine) {

	}

}
