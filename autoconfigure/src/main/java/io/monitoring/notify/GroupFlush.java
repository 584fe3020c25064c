package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.notify.NotificationLog.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Decides what has to be told about a group when its time has come.
 */
final class GroupFlush {

	private static final Duration MIN_LIFE = Duration.ofHours(48);

	private final DispatcherSettings settings;

	private final Suppression suppression;

	private final Outbox outbox;

	GroupFlush(DispatcherSettings settings, Suppression suppression, Outbox outbox) {
		this.settings = settings;
		this.suppression = suppression;
		this.outbox = outbox;
	}

	/**
	 * Decide about a group. What is being sent is awaited. What waits for another attempt
	 * counts as told, for nothing may be lost; only if there is more to say than that, it
	 * is replaced by what is true now.
	 * @param group the group
	 * @param now the present
	 */
	void flush(AlertGroup group, Instant now) {
		Delivery earlier = group.delivery();
		if (earlier != null && earlier.isSubmitted()) {
			return;
		}
		ReceiverLane lane = this.outbox.lane(group.route().receiver());
		Entry told = this.outbox.told().find(group.key(), lane.receiver().name(), now);
		List<Alert> alerts = group.flush(now, this.settings.resolveTimeout(), told);
		GroupContent content = GroupContent.of(this.suppression.visible(group.route(), alerts, now));
		NotificationReason reason = reason(group, lane.receiver(), new Told(told, content, now));
		if (reason != null) {
			tell(group, lane, new Told(told, content, now), reason);
		}
		else if (earlier == null) {
			group.forgetResolved(content);
			group.forgetUntold();
		}
	}

	private static @Nullable NotificationReason reason(AlertGroup group, Receiver receiver, Told state) {
		GroupContent content = state.content();
		if (content.isEmpty()) {
			return null;
		}
		Delivery waiting = group.delivery();
		Entry expected = (waiting != null) ? waiting.pending().told() : state.told();
		Deduplication deduplication = new Deduplication(receiver, group.route().repeatInterval());
		NotificationReason reason = deduplication.decide(expected, content, state.now());
		if (reason == null && receiver.sendResolved() && group.owesEnd(content, expected)) {
			return content.firing().isEmpty() ? NotificationReason.ALL_RESOLVED : NotificationReason.SOME_RESOLVED;
		}
		NotificationReason known = (reason != null) ? deduplication.decide(state.told(), content, state.now()) : null;
		return (known != null) ? known : reason;
	}

	private void tell(AlertGroup group, ReceiverLane lane, Told state, NotificationReason reason) {
		Delivery earlier = group.delivery();
		Notification unheard = (earlier != null) ? earlier.pending().notification() : null;
		GroupContent content = state.content();
		content = (unheard != null) ? content.covering(unheard, group) : content;
		Entry entry = entry(group, content, state.now());
		Receiver receiver = lane.receiver();
		List<Alert> alerts = receiver.sendResolved() ? content.alerts() : content.withoutEnds(unheard);
		if (alerts.isEmpty()) {
			this.outbox.told().put(group.key(), receiver.name(), entry);
			group.forgetResolved(content);
			return;
		}
		String id = NotificationIds.of(group.key(), receiver.name(), state.told(), alerts);
		if (earlier != null && id.equals(earlier.pending().notification().id())) {
			retell(earlier, entry, content);
		}
		else if (!group.refusals().leavesOut(id, flushesPerRepeat(group.route()))) {
			Notification notification = new Notification(id, group.key(), receiver.name(), group.labels(), alerts,
					reason, state.now(), this.settings.externalUrl());
			PendingNotification pending = new PendingNotification(notification, entry,
					state.now().plus(this.settings.deadline()), 0);
			this.outbox.add(new Delivery(group, lane, pending, content));
		}
	}

	/** The words stay as they are, so only what they mean for the log has to be kept. */
	private void retell(Delivery earlier, Entry entry, GroupContent content) {
		Entry told = earlier.pending().told();
		if (!told.firing().equals(entry.firing()) || !told.resolved().equals(entry.resolved())) {
			earlier.retell(entry, content);
			this.outbox.changed(earlier);
		}
	}

	/**
	 * The entry lives longer than a receiver may be down, or that would never hear of the
	 * end of an alert.
	 */
	private static Entry entry(AlertGroup group, GroupContent content, Instant now) {
		Duration life = group.route().repeatInterval().multipliedBy(2);
		return new Entry(now, content.firing(), content.resolved(),
				now.plus((life.compareTo(MIN_LIFE) > 0) ? life : MIN_LIFE));
	}

	private static long flushesPerRepeat(RouteNode route) {
		long interval = Math.max(1, route.groupInterval().toMillis());
		return Math.max(1, route.repeatInterval().toMillis() / interval);
	}

	/**
	 * What is known and what could be said.
	 *
	 * @param told what was told last, or {@code null}
	 * @param content what may be told
	 * @param now the present
	 */
	private record Told(@Nullable Entry told, GroupContent content, Instant now) {

	}

}
