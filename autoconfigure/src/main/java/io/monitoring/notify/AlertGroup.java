package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Alerts of one route that are told together. It is changed only by the thread that calls
 * the dispatcher.
 */
final class AlertGroup {

	/** How long the end of an alert is kept for a receiver that cannot be reached. */
	private static final Duration RESOLVED_DEADLINE = Duration.ofHours(24);

	private final RouteNode route;

	private final Labels labels;

	private final String key;

	private final Map<Labels, Member> members = new TreeMap<>();

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

	@Nullable Delivery delivery() {
		return this.delivery;
	}

	void setDelivery(@Nullable Delivery delivery) {
		this.delivery = delivery;
	}

	boolean holds(Labels alert) {
		return this.members.containsKey(alert);
	}

	/**
	 * Add or replace an alert. One that fires for longer than the group waits does not
	 * wait again, so a restart delays nothing.
	 * @param alert the alert
	 * @param now the present
	 */
	void put(Alert alert, Instant now) {
		this.members.put(alert.labels(), new Member(alert, now));
		Instant firedAt = alert.firedAt();
		if (!this.flushed && firedAt != null && firedAt.plus(this.route.groupWait()).isBefore(now)
				&& this.nextFlush.isAfter(now)) {
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
	 * @return the alerts of the group
	 */
	GroupContent flush(Instant now, Duration resolveTimeout) {
		this.flushed = true;
		this.nextFlush = now.plus(this.route.groupInterval());
		this.members.values().removeIf((member) -> member.resolvedBefore(now.minus(RESOLVED_DEADLINE)));
		this.members.replaceAll((name, member) -> member.expired(now.minus(resolveTimeout), now));
		return GroupContent.of(this.members.values().stream().map(Member::alert).toList());
	}

	/**
	 * Forget the resolved alerts that the receiver knows about now, unless they have
	 * changed meanwhile.
	 * @param told what it was told
	 */
	void forgetResolved(GroupContent told) {
		for (Alert alert : told.alerts()) {
			Member member = this.members.get(alert.labels());
			if (alert.state() == AlertState.RESOLVED && member != null && member.alert().equals(alert)) {
				this.members.remove(alert.labels());
			}
		}
	}

	boolean isFinished() {
		return this.members.isEmpty() && this.delivery == null;
	}

	private record Member(Alert alert, Instant seen) {

		boolean resolvedBefore(Instant bound) {
			Instant resolvedAt = this.alert.resolvedAt();
			return resolvedAt != null && resolvedAt.isBefore(bound);
		}

		Member expired(Instant bound, Instant now) {
			if (this.alert.state() != AlertState.FIRING || this.seen.isAfter(bound)) {
				return this;
			}
			return new Member(new Alert(this.alert.labels(), this.alert.annotations(), AlertState.RESOLVED,
					this.alert.value(), this.alert.activeAt(), this.alert.firedAt(), now), this.seen);
		}

	}

}
