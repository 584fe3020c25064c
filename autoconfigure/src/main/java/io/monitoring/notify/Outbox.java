package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.monitoring.notify.Delivery.Attempt;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.outbound.OutboundException;

/**
 * What has to be delivered: kept in the log before the first attempt, tried until it
 * arrives or is given up, the most urgent first. It is used by the thread that calls the
 * dispatcher.
 */
final class Outbox {

	private static final Comparator<Delivery> ORDER = Comparator.comparing(Delivery::urgency)
		.thenComparing((delivery) -> delivery.pending().attempts())
		.thenComparing((delivery) -> delivery.pending().notification().time());

	private final NotificationLog log;

	private final Executor writing;

	private final BackOff backOff;

	private final Map<String, ReceiverLane> lanes = new LinkedHashMap<>();

	private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

	private final Set<Delivery> deliveries = new LinkedHashSet<>();

	private final UnspokenEntries unspoken;

	private final OutboxWriter writer;

	private List<PendingNotification> homeless = List.of();

	private long abandoned;

	/**
	 * Create an outbox.
	 * @param settings the receivers and their bounds
	 * @param log where decisions and results are kept
	 * @param executors what writes and sends
	 * @param backOff when to try again
	 */
	Outbox(DispatcherSettings settings, NotificationLog log, DispatcherExecutors executors, BackOff backOff) {
		this.log = log;
		this.writing = executors.writing();
		this.backOff = backOff;
		this.unspoken = new UnspokenEntries(log, this.writing);
		this.writer = new OutboxWriter(log, this.writing, this::schedule);
		for (Receiver receiver : settings.receivers()) {
			ReceiverLane lane = new ReceiverLane(receiver, settings.maxPerMinute(), log, executors.sending(),
					this.attempts);
			if (this.lanes.put(receiver.name(), lane) != null) {
				throw new IllegalArgumentException("Two receivers have the name '" + receiver.name() + "'.");
			}
		}
	}

	/**
	 * Take up what waited when the process ended.
	 * @param groups where the groups are that are told
	 * @param now the present
	 */
	void recover(AlertGroups groups, Instant now) {
		List<PendingNotification> lost = new ArrayList<>();
		for (PendingNotification pending : this.log.pending()) {
			ReceiverLane lane = this.lanes.get(pending.notification().receiver());
			if (lane == null) {
				lost.add(pending);
				continue;
			}
			AlertGroup group = groups.restore(pending.notification(), now);
			Delivery delivery = new Delivery(group, lane, pending);
			if (group != null) {
				group.setDelivery(delivery);
			}
			this.deliveries.add(delivery);
		}
		this.homeless = lost;
		Map<String, Instant> deliveries = this.log.lastDeliveries();
		this.lanes.forEach((name, lane) -> lane.recover(deliveries.get(name)));
	}

	/**
	 * Forget what is about groups: another process may tell of it. The log has it. Drills
	 * and tests go on.
	 */
	void forget() {
		this.deliveries.removeIf((delivery) -> !delivery.pending().notification().reason().isExercise());
		this.homeless = List.of();
		this.unspoken.clear();
	}

	ReceiverLane lane(String receiver) {
		ReceiverLane lane = this.lanes.get(receiver);
		if (lane == null) {
			throw new IllegalArgumentException(
					"There is no receiver '" + receiver + "'. Known are " + this.lanes.keySet() + ".");
		}
		return lane;
	}

	Set<String> receivers() {
		return this.lanes.keySet();
	}

	Collection<ReceiverLane> lanes() {
		return this.lanes.values();
	}

	UnspokenEntries told() {
		return this.unspoken;
	}

	/**
	 * Take a decision; it replaces the one about the same group that waits.
	 * @param delivery what is to be delivered
	 */
	void add(Delivery delivery) {
		AlertGroup group = delivery.group();
		if (group != null) {
			Delivery replaced = group.delivery();
			if (replaced != null) {
				this.deliveries.remove(replaced);
			}
			group.setDelivery(delivery);
			this.unspoken.remove(group.key(), delivery.lane().receiver().name());
		}
		this.deliveries.add(delivery);
		this.writer.add(delivery);
	}

	/**
	 * Keep what a waiting delivery will have told.
	 * @param delivery the delivery
	 */
	void changed(Delivery delivery) {
		this.writer.add(delivery);
	}

	void writeFirst(Runnable work) {
		this.writer.writeFirst(work);
	}

	/** Keep all decisions of the tick, at once. */
	void keep() {
		this.writer.write();
		this.unspoken.write();
	}

	/**
	 * Let set out what is due, within the bounds of the receivers.
	 * @param now the present
	 */
	void submit(Instant now) {
		abandonHomeless(now);
		Map<ReceiverLane, List<Delivery>> due = new LinkedHashMap<>();
		for (Delivery delivery : this.deliveries) {
			if (delivery.isDue(now) && delivery.lane().left(now) > 0) {
				due.computeIfAbsent(delivery.lane(), (lane) -> new ArrayList<>()).add(delivery);
			}
		}
		due.forEach((lane, waiting) -> {
			int left = lane.left(now);
			if (waiting.size() > left) {
				waiting.sort(ORDER);
			}
			waiting.subList(0, Math.min(left, waiting.size())).forEach((delivery) -> lane.add(delivery, now));
		});
		schedule();
	}

	private void schedule() {
		this.lanes.values().forEach(ReceiverLane::schedule);
	}

	/** The receiver of these is gone from the settings, so nobody can be told. */
	private void abandonHomeless(Instant now) {
		List<PendingNotification> lost = this.homeless;
		if (lost.isEmpty()) {
			return;
		}
		try {
			this.writing.execute(() -> lost.forEach((pending) -> this.log.settle(pending, Result.ABANDONED, now,
					"There is no receiver of that name any more")));
			this.abandoned += lost.size();
			this.homeless = List.of();
		}
		catch (RejectedExecutionException ex) {
			// The next tick asks again.
		}
	}

	/**
	 * Note how attempts went.
	 * @param now the present
	 */
	void settle(Instant now) {
		for (Attempt attempt = this.attempts.poll(); attempt != null; attempt = this.attempts.poll()) {
			settle(attempt, now);
		}
	}

	private void settle(Attempt attempt, Instant now) {
		Delivery delivery = attempt.delivery();
		OutboundException failure = attempt.failure();
		if (attempt.result() == null) {
			delivery.handedBack();
			delivery.lane().refund();
			return;
		}
		if (failure == null) {
			delivery.lane().delivered(now);
			finish(delivery);
			AlertGroup told = delivery.group();
			if (told != null) {
				told.forgetResolved(delivery.content());
			}
			return;
		}
		delivery.lane().failed(failure, this.backOff, now);
		if (attempt.result() == Result.ABANDONED) {
			this.abandoned++;
			finish(delivery);
			AlertGroup group = delivery.group();
			if (group != null) {
				group.refusals().add(delivery.pending().notification().id());
			}
			return;
		}
		delivery.retryAt(now.plus(this.backOff.after(delivery.pending().attempts())), failure.getMessage());
	}

	private void finish(Delivery delivery) {
		this.deliveries.remove(delivery);
		AlertGroup group = delivery.group();
		if (group != null) {
			group.setDelivery(null);
		}
	}

	int size() {
		return this.deliveries.size() + this.homeless.size();
	}

	long abandoned() {
		return this.abandoned;
	}

}
