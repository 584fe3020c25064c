package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import io.monitoring.alert.Alert;
import io.monitoring.notify.ReceiverLane.Attempt;

/**
 * Tells receivers about alerts as Alertmanager does: routes, groups, leaves out what a
 * receiver knows already, and sends. Time passes only by calls of
 * {@link #accept(Instant, List)}, which one thread makes; nothing here waits.
 */
public final class Dispatcher implements AutoCloseable {

	private static final int THREADS = 2;

	private static final int CAPACITY = 1000;

	private static final Duration MIN_LIFE = Duration.ofHours(48);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final DispatcherSettings settings;

	private final NotificationLog log;

	private final Executor executor;

	private final BackOff backOff;

	private final AlertGroups groups;

	private final Map<String, ReceiverLane> lanes = new LinkedHashMap<>();

	private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

	private long refused;

	private volatile DispatcherStatus status;

	private volatile boolean closed;

	/**
	 * Create a dispatcher with threads of its own.
	 * @param settings who is told about which alerts
	 * @param log what receivers were told
	 * @throws IllegalArgumentException if the routes name a receiver that does not exist
	 * or two receivers have the same name
	 */
	public Dispatcher(DispatcherSettings settings, NotificationLog log) {
		this(settings, log, new NotificationExecutor("monitoring-notify", THREADS, CAPACITY, PATIENCE),
				() -> ThreadLocalRandom.current().nextDouble());
	}

	/**
	 * Create a dispatcher, for tests with an executor that runs tasks at once.
	 * @param settings who is told about which alerts
	 * @param log what receivers were told
	 * @param executor what sends; closed with the dispatcher if it can be
	 * @param random numbers from 0 to 1, which spread attempts
	 */
	public Dispatcher(DispatcherSettings settings, NotificationLog log, Executor executor, DoubleSupplier random) {
		this.settings = settings;
		this.log = log;
		this.executor = executor;
		this.backOff = new BackOff(random);
		for (Receiver receiver : settings.receivers()) {
			ReceiverLane lane = new ReceiverLane(receiver, log, executor, CAPACITY, this.attempts);
			if (this.lanes.put(receiver.name(), lane) != null) {
				throw new IllegalArgumentException("Two receivers have the name '" + receiver.name() + "'.");
			}
		}
		this.groups = new AlertGroups(RouteNode.root(settings.root(), this.lanes.keySet()), log);
		this.status = currentStatus();
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
		settleAttempts(now);
		this.groups.accept(now, alerts);
		for (AlertGroup group : this.groups.all()) {
			if (group.isDue(now)) {
				flush(group, now);
			}
		}
		submit(now);
		settleAttempts(now);
		this.groups.removeFinished();
		this.status = currentStatus();
	}

	/**
	 * Decide about one group. What is on its way is awaited; what waits for another
	 * attempt is replaced by what is true now.
	 */
	private void flush(AlertGroup group, Instant now) {
		Delivery earlier = group.delivery();
		if (earlier != null && earlier.isSubmitted()) {
			return;
		}
		group.setDelivery(null);
		GroupContent content = group.flush(now, this.settings.resolveTimeout());
		Receiver receiver = lane(group).receiver();
		NotificationLog.Entry told = this.log.find(group.key(), receiver.name(), now);
		Duration repeatInterval = group.route().repeatInterval();
		NotificationReason reason = new Deduplication(receiver, repeatInterval).decide(told, content, now);
		if (reason == null) {
			group.forgetResolved(content);
			return;
		}
		NotificationLog.Entry entry = new NotificationLog.Entry(now, content.firing(), content.resolved(),
				now.plus(lifeOfEntry(repeatInterval)));
		List<Alert> alerts = receiver.sendResolved() ? content.alerts() : content.firingAlerts();
		if (alerts.isEmpty()) {
			this.log.put(group.key(), receiver.name(), entry);
			group.forgetResolved(content);
			return;
		}
		String id = NotificationIds.of(group.key(), receiver.name(), told, content);
		Notification notification = new Notification(id, group.key(), receiver.name(), group.labels(), alerts, reason,
				now, this.settings.externalUrl());
		group.setDelivery(new Delivery(group, lane(group), notification, content, entry));
	}

	/**
	 * Longer than a receiver may be down, or it would never hear of the end of an alert.
	 */
	private static Duration lifeOfEntry(Duration repeatInterval) {
		Duration life = repeatInterval.multipliedBy(2);
		return (life.compareTo(MIN_LIFE) > 0) ? life : MIN_LIFE;
	}

	@SuppressWarnings("NullAway") // every receiver of a route has a lane: the tree was
									// checked
	private ReceiverLane lane(AlertGroup group) {
		return this.lanes.get(group.route().receiver());
	}

	private void submit(Instant now) {
		for (AlertGroup group : this.groups.all()) {
			Delivery delivery = group.delivery();
			if (delivery == null || !delivery.isDue(now) || delivery.lane().isHeldBack(now)) {
				continue;
			}
			delivery.submitted();
			if (!delivery.lane().offer(delivery)) {
				this.refused++;
				delivery.retryAt(now);
			}
		}
		this.lanes.values().forEach(ReceiverLane::schedule);
	}

	private void settleAttempts(Instant now) {
		Attempt attempt = this.attempts.poll();
		while (attempt != null) {
			settle(attempt, now);
			attempt = this.attempts.poll();
		}
	}

	private void settle(Attempt attempt, Instant now) {
		Delivery delivery = attempt.delivery();
		NotificationException failure = attempt.failure();
		delivery.lane().count(failure, now);
		if (failure == null) {
			delivery.group().forgetResolved(delivery.content());
			delivery.group().setDelivery(null);
		}
		else if (failure.isRetryable()) {
			delivery.retryAt(now.plus(this.backOff.after(delivery.attempts())));
			Duration retryAfter = failure.retryAfter();
			if (retryAfter != null) {
				delivery.lane().holdBack(now.plus(retryAfter));
			}
		}
		else {
			delivery.group().setDelivery(null);
		}
	}

	private DispatcherStatus currentStatus() {
		List<ReceiverStatus> receivers = new ArrayList<>(this.lanes.size());
		this.lanes.values().forEach((lane) -> receivers.add(lane.status()));
		int outstanding = 0;
		for (AlertGroup group : this.groups.all()) {
			outstanding += (group.delivery() != null) ? 1 : 0;
		}
		return new DispatcherStatus(receivers, this.groups.size(), outstanding, this.refused);
	}

	/**
	 * Return how deliveries fare, as of the last tick.
	 * @return the status
	 */
	public DispatcherStatus status() {
		return this.status;
	}

	/**
	 * Send nothing more, and give what is being sent a few seconds.
	 */
	@Override
	public void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.lanes.values().forEach(ReceiverLane::stop);
		if (this.executor instanceof NotificationExecutor own) {
			own.close();
		}
	}

}
