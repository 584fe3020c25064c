package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of one route that are told together. It is changed only by the thread that calls
 * the dispatcher.
 */
final class AlertGroup {

	private final RouteNode route;

	private final Labels labels;

	private final String key;

	private final Map<Labels, GroupMember> members = new HashMap<>();

	private final Refusals refusals = new Refusals();

	private Instant nextFlush;

	private boolean flushed;

	private @Nullable Delivery delivery;

	AlertGroup(RouteNode route, Labels labels, String key, Instant now) {
		this.route = route;
		this.labels = labels;
		this.key = key;
		this.nextFlush = now.plus(route.groupWait());
	}

	RouteNode route() {
		return this.route;
	}

	Labels labels() {
		return this.labels;
	}

	String key() {
		return this.key;
	}

	Refusals refusals() {
		return this.refusals;
	}

	@Nullable Delivery delivery() {
		return this.delivery;
	}

	void setDelivery(@Nullable Delivery delivery) {
		this.delivery = delivery;
	}

	@Nullable Alert find(Labels alert) {
		GroupMember member = this.members.get(alert);
		return (member != null) ? member.alert() : null;
	}

	/**
	 * Add or replace an alert. One that fires for longer than the group waits does not
	 * wait again, so a restart delays nothing.
	 * @param alert the alert
	 * @param now the present
	 */
	void put(Alert alert, Instant now) {
		GroupMember member = this.members.get(alert.labels());
		if (member != null) {
			member.update(alert, now);
		}
		else {
			this.members.put(alert.labels(), new GroupMember(alert, now));
		}
		Instant firedAt = alert.firedAt();
		if (!this.flushed && firedAt != null && this.nextFlush.isAfter(now)
				&& firedAt.plus(this.route.groupWait()).isBefore(now)) {
			this.nextFlush = now;
		}
	}

	boolean isDue(Instant now) {
		return !this.nextFlush.isAfter(now);
	}

	/**
	 * Start a flush.
	 * @param now the present
	 * @param resolveTimeout after how long an alert counts as resolved of which nothing
	 * was heard
	 * @param told what the receiver was told last, or {@code null}
	 * @return the alerts of the group in the order of their labels
	 */
	List<Alert> flush(Instant now, Duration resolveTimeout, NotificationLog.@Nullable Entry told) {
		this.flushed = true;
		this.nextFlush = now.plus(this.route.groupInterval());
		this.members.values().removeIf((member) -> member.isForgotten(now));
		List<Alert> alerts = new ArrayList<>(this.members.size());
		for (GroupMember member : this.members.values()) {
			member.expire(now.minus(resolveTimeout), now);
			member.noteTold(told);
			alerts.add(member.alert());
		}
		alerts.sort((first, second) -> first.labels().compareTo(second.labels()));
		return alerts;
	}

	/**
	 * Return whether the receiver believes that an alert fires which has ended. What was
	 * told last does not show that if the alert was hidden then.
	 * @param content what may be told
	 * @param expected what the receiver will have been told last
	 * @return {@code true} if an end is missing
	 */
	boolean owesEnd(GroupContent content, NotificationLog.@Nullable Entry expected) {
		for (Alert alert : content.alerts()) {
			GroupMember member = this.members.get(alert.labels());
			if (alert.state() == AlertState.RESOLVED && member != null && member.isTold()
					&& (expected == null || !expected.resolved().contains(alert.fingerprint()))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Forget the resolved alerts that the receiver knows about now, unless they have
	 * changed meanwhile.
	 * @param told what it was told
	 */
	void forgetResolved(GroupContent told) {
		for (Alert alert : told.alerts()) {
			GroupMember member = this.members.get(alert.labels());
			if (alert.state() == AlertState.RESOLVED && member != null && member.alert().equals(alert)) {
				this.members.remove(alert.labels());
			}
		}
	}

	/**
	 * Forget the resolved alerts of which the receiver never heard. It still has to hear
	 * of the end of the others, once nothing hides them any more.
	 */
	void forgetUntold() {
		this.members.values().removeIf((member) -> member.alert().state() == AlertState.RESOLVED && !member.isTold());
	}

	boolean isFinished() {
		return this.members.isEmpty() && this.delivery == null;
	}

}
