package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Tells receivers about alerts as Alertmanager does: routes, groups, leaves out what must
 * not be told and what a receiver knows already, and sends. Time passes only by calls of
 * {@link #accept(Instant, List)}, which one thread makes; nothing here waits.
 */
public final class Dispatcher implements AutoCloseable {

	private final Silences silences;

	private final Suppression suppression;

	private final SilenceWatch silenceWatch;

	private final RouteNode root;

	private final AlertGroups groups;

	private final Outbox outbox;

	private final GroupFlush groupFlush;

	private final Exercises exercises;

	private final DispatcherExecutors executors;

	private boolean recovered;

	private volatile Dispositions dispositions;

	private volatile DispatcherStatus status;

	private volatile boolean closed;

	/**
	 * Create a dispatcher with threads of its own.
	 * @param settings who is told about which alerts
	 * @param log what receivers were told, and what they are still to be told
	 * @param silences which alerts are not told for now
	 * @throws IllegalArgumentException if the routes name a receiver or a time interval
	 * that does not exist or two receivers have the same name
	 */
	public Dispatcher(DispatcherSettings settings, NotificationLog log, Silences silences) {
		this(settings, log, silences, DispatcherExecutors.threads(settings.receivers().size()),
				() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Create a dispatcher, for tests with an executor that runs tasks at once.
	 * @param settings who is told about which alerts
	 * @param log what receivers were told, and what they are still to be told
	 * @param silences which alerts are not told for now
	 * @param executor what writes and sends; closed with the dispatcher if it can be
	 * @param random numbers from 0 to 1, which spread attempts
	 */
	public Dispatcher(DispatcherSettings settings, NotificationLog log, Silences silences, Executor executor,
			DoubleSupplier random) {
		this(settings, log, silences, new DispatcherExecutors(executor, executor), random);
	}

	private Dispatcher(DispatcherSettings settings, NotificationLog log, Silences silences,
			DispatcherExecutors executors, DoubleSupplier random) {
		this.silences = silences;
		this.executors = executors;
		this.suppression = new Suppression(settings, silences);
		this.silenceWatch = new SilenceWatch(silences);
		this.outbox = new Outbox(settings, log, executors, new BackOff(random));
		this.root = RouteNode.root(settings.root(), this.outbox.receivers());
		this.root.requireIntervals(settings.timeIntervals().names());
		this.groups = new AlertGroups(this.root, log);
		this.groupFlush = new GroupFlush(settings, this.suppression, this.outbox);
		this.exercises = new Exercises(settings, this.root, this.suppression);
		this.dispositions = new Dispositions(this.root, this.suppression, Instant.EPOCH, List.of());
		this.status = currentStatus();
	}

	/**
	 * Have something written off the thread of the ticks, once for each of them and
	 * before a notification of it leaves.
	 * @param work what writes; called by one thread at a time
	 */
	public void writeFirst(Runnable work) {
		this.outbox.writeFirst(work);
	}

	/**
	 * Take the alerts of a tick and send what is due.
	 * @param now the time of the tick
	 * @param alerts all alerts that fire or were resolved lately; pending ones are left
	 * out
	 */
	public void accept(Instant now, List<Alert> alerts) {
		if (this.closed) {
			return;
		}
		if (!this.recovered) {
			this.outbox.recover(this.groups, now);
			this.recovered = true;
		}
		this.outbox.settle(now);
		this.silences.refresh();
		List<Alert> all = withWarnings(now, alerts);
		this.suppression.update(all);
		this.groups.accept(now, all);
		for (AlertGroup group : this.groups.all()) {
			if (group.isDue(now)) {
				this.groupFlush.flush(group, now);
			}
		}
		send(now);
		this.groups.removeFinished();
		this.dispositions = new Dispositions(this.root, this.suppression, now, all);
		this.status = currentStatus();
	}

	/**
	 * Take the alerts of a tick for those who look at them, and leave it to another
	 * process to tell. Only drills and tests leave. The next call of
	 * {@link #accept(Instant, List)} begins with what the log has.
	 * @param now the time of the tick
	 * @param alerts all alerts that fire or were resolved lately
	 */
	public void standBy(Instant now, List<Alert> alerts) {
		if (this.closed) {
			return;
		}
		this.outbox.settle(now);
		this.silences.refresh();
		this.groups.clear();
		this.outbox.forget();
		this.recovered = false;
		this.suppression.update(alerts);
		send(now);
		this.dispositions = new Dispositions(this.root, this.suppression, now, alerts);
		this.status = currentStatus();
	}

	private void send(Instant now) {
		this.exercises.leave(this.outbox, now);
		this.outbox.keep();
		this.outbox.submit(now);
		this.outbox.settle(now);
	}

	private List<Alert> withWarnings(Instant now, List<Alert> alerts) {
		this.suppression.forget(this.silences.forgetEnded(now));
		List<Alert> warnings = this.silenceWatch.warnings(now, alerts);
		if (warnings.isEmpty()) {
			return alerts;
		}
		List<Alert> all = new ArrayList<>(alerts);
		all.addAll(warnings);
		return all;
	}

	private DispatcherStatus currentStatus() {
		List<ReceiverStatus> receivers = this.outbox.lanes().stream().map(ReceiverLane::status).toList();
		return new DispatcherStatus(receivers, this.groups.size(), this.outbox.size(), this.groups.refused(),
				this.outbox.abandoned(), this.suppression.hidden());
	}

	/**
	 * Return how deliveries fare, as of the last tick.
	 * @return the status
	 */
	public DispatcherStatus status() {
		return this.status;
	}

	/**
	 * Return what becomes of the alerts of the last tick: pending ones, too, and the
	 * warnings before a silence ends.
	 * @return the alerts, in the order in which they were accepted
	 */
	public List<AlertDisposition> alerts() {
		return this.dispositions.get();
	}

	/**
	 * Return who can be told.
	 * @return names of the receivers in the order of their definition
	 */
	public Set<String> receivers() {
		return this.outbox.receivers();
	}

	/**
	 * Ask for a drill or a test, which leaves with the next tick past groups and what was
	 * told before. The notification says that nothing is wrong, and has the label
	 * {@code drill} or {@code test}. Any thread may call this.
	 * @param alert the alert as it would fire, with external labels
	 * @param reason {@link NotificationReason#DRILL} or {@link NotificationReason#TEST}
	 * @param receiver name of the receiver that is told whatever routes, silences and
	 * other alerts say, or {@code null} to go through them
	 * @param now the present
	 * @return what becomes of it
	 * @throws IllegalArgumentException if there is no such receiver
	 * @throws IllegalStateException if too many wait for the next tick
	 */
	public Exercise exercise(Alert alert, NotificationReason reason, @Nullable String receiver, Instant now) {
		if (receiver != null) {
			this.outbox.lane(receiver);
		}
		return this.exercises.take(alert, reason, receiver, now);
	}

	/**
	 * Send nothing more, and give what is being sent a few seconds. What was not
	 * delivered stays in the log for the next start.
	 */
	@Override
	public void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.outbox.lanes().forEach(ReceiverLane::stop);
		this.executors.close();
	}

}
