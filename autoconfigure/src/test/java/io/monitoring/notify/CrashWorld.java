package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.alert.Alert;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A receiver and a log whose process can die at any of their calls: from then on nothing
 * that the dispatcher does has an effect, until another one is started. What is kept is
 * checked on the way.
 */
final class CrashWorld extends ForgetfulLog implements Notifier {

	final List<Notification> taken = new ArrayList<>();

	private final NotificationLog log;

	private final Random random;

	private final Map<String, Notification> undelivered = new HashMap<>();

	private final Map<Labels, String> told = new HashMap<>();

	boolean down;

	boolean dead;

	int callsToLive = Integer.MAX_VALUE;

	int crashes;

	int withoutNews;

	CrashWorld(NotificationLog log, Random random) {
		super(log);
		this.log = log;
		this.random = random;
	}

	/** Return whether the process died, and let a new one begin. */
	boolean revive() {
		boolean died = this.dead;
		this.dead = false;
		this.callsToLive = Integer.MAX_VALUE;
		return died;
	}

	private boolean dies() {
		if (!this.dead && --this.callsToLive <= 0) {
			this.dead = true;
			this.crashes++;
			return true;
		}
		return this.dead;
	}

	@Override
	public String name() {
		return "main";
	}

	/**
	 * The process may die just before the receiver takes a notification, or just after.
	 */
	@Override
	public void send(Notification notification) {
		boolean before = this.dead;
		boolean died = dies();
		if (before || (died && this.random.nextBoolean())) {
			return;
		}
		if (this.down) {
			throw new NotificationException("ConnectException", true, null);
		}
		take(notification);
	}

	private void take(Notification notification) {
		this.taken.add(notification);
		this.undelivered.remove(notification.groupKey());
		boolean news = notification.reason() == NotificationReason.REPEAT;
		for (Alert alert : notification.alerts()) {
			String state = alert.state() + " " + alert.since();
			news |= !state.equals(this.told.put(alert.labels(), state));
		}
		this.withoutNews += news ? 0 : 1;
	}

	@Override
	public void enqueue(List<PendingNotification> notifications) {
		if (dies()) {
			return;
		}
		for (PendingNotification pending : notifications) {
			Notification replaced = this.undelivered.put(pending.notification().groupKey(), pending.notification());
			if (replaced != null) {
				assertThat(labels(pending.notification())).as("covers what was not delivered")
					.containsAll(labels(replaced));
			}
		}
		this.log.enqueue(notifications);
	}

	private static Set<Labels> labels(Notification notification) {
		return notification.alerts().stream().map(Alert::labels).collect(Collectors.toCollection(HashSet::new));
	}

	@Override
	public void settle(PendingNotification notification, Result result, Instant time, @Nullable String error) {
		if (!dies()) {
			this.log.settle(notification, result, time, error);
		}
	}

	@Override
	public void put(String groupKey, String receiver, Entry entry) {
		if (!dies()) {
			this.log.put(groupKey, receiver, entry);
		}
	}

	/** Return what is decided but was never taken. */
	Map<String, Notification> undelivered() {
		return this.undelivered;
	}

	/** Return the state of an alert as far as the receiver knows. */
	@Nullable String told(Labels alert) {
		return this.told.get(alert);
	}

}
