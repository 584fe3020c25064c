package io.monitoring.notify.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.NotificationExecutor;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.notify.SecretUrl;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Passes alerts on to Alertmanagers as Prometheus does: at once when one begins to fire
 * or is resolved, and again every minute, for fifteen minutes after it was resolved. What
 * is lost on the way is thereby made up for.
 */
public final class AlertmanagerForwarder implements AlertForwarder {

	private static final Duration RESEND_DELAY = Duration.ofMinutes(1);

	private static final Duration RESOLVED_RETENTION = Duration.ofMinutes(15);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** How long an alert counts as firing of which nothing more is heard. */
	private final Duration validity;

	private final String generatorUrl;

	private final NotificationExecutor executor;

	private final List<AlertmanagerLane> lanes = new ArrayList<>();

	private Map<Labels, Instant> sent = new HashMap<>();

	private volatile boolean closed;

	/**
	 * Create a forwarder.
	 * @param name name of the receiver
	 * @param settings the Alertmanagers
	 * @param http what posts
	 */
	public AlertmanagerForwarder(String name, AlertmanagerSettings settings, OutboundHttp http) {
		Duration interval = settings.interval();
		this.validity = ((interval.compareTo(RESEND_DELAY) > 0) ? interval : RESEND_DELAY).multipliedBy(4);
		this.generatorUrl = settings.externalUrl();
		int count = settings.urls().size();
		this.executor = new NotificationExecutor("monitoring-forward", count, count, PATIENCE);
		for (int i = 0; i < count; i++) {
			SecretUrl url = settings.urls().get(i).append("/api/v2/alerts");
			String lane = (count > 1) ? name + "-" + (i + 1) : name;
			this.lanes
				.add(new AlertmanagerLane(lane, (body) -> http.post(url, settings.headers(), body), this.executor));
		}
	}

	@Override
	public void forward(Instant now, List<Alert> alerts) {
		if (this.closed) {
			return;
		}
		Map<Labels, Instant> known = new HashMap<>();
		List<String> due = new ArrayList<>();
		for (Alert alert : alerts) {
			Instant last = this.sent.get(alert.labels());
			if (needsSending(alert, last, now)) {
				due.add(AlertmanagerMessage.of(alert, now.plus(this.validity), this.generatorUrl));
				last = now;
			}
			if (last != null) {
				known.put(alert.labels(), last);
			}
		}
		this.sent = known;
		this.lanes.forEach((lane) -> lane.offer(now, due));
	}

	private static boolean needsSending(Alert alert, @Nullable Instant last, Instant now) {
		if (alert.state() == AlertState.PENDING) {
			return false;
		}
		Instant resolvedAt = alert.resolvedAt();
		if (resolvedAt != null && resolvedAt.plus(RESOLVED_RETENTION).isBefore(now)) {
			return false;
		}
		return last == null || alert.since().isAfter(last) || last.plus(RESEND_DELAY).isBefore(now);
	}

	/**
	 * Return how each Alertmanager fares, as of the last tick; messages are requests of
	 * up to 64 alerts.
	 * @return the statuses in the order of the addresses
	 */
	public List<ReceiverStatus> status() {
		return this.lanes.stream().map(AlertmanagerLane::status).toList();
	}

	/**
	 * Return how many alerts were dropped because too many were waiting.
	 * @return the number, over all Alertmanagers
	 */
	public long dropped() {
		return this.lanes.stream().mapToLong(AlertmanagerLane::dropped).sum();
	}

	/** Pass on nothing more, and give what is being sent two seconds. */
	@Override
	public void close() {
		this.closed = true;
		this.lanes.forEach(AlertmanagerLane::close);
		this.executor.close();
	}

}
