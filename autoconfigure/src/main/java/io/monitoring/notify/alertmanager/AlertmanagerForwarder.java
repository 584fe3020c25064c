package io.monitoring.notify.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.outbound.BoundedExecutor;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;

/**
 * Passes alerts on to Alertmanagers as Prometheus does: at once when one begins to fire
 * or is resolved, and again every minute, for fifteen minutes after it was resolved. What
 * is lost on the way is thereby made up for.
 */
public final class AlertmanagerForwarder implements AlertForwarder {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** How long an alert counts as firing of which nothing more is heard. */
	private final Duration validity;

	private final String generatorUrl;

	private final BoundedExecutor executor;

	private final List<AlertmanagerLane> lanes = new ArrayList<>();

	private final ResendSchedule schedule = new ResendSchedule();

	private volatile boolean closed;

	/**
	 * Create a forwarder.
	 * @param name name of the receiver
	 * @param settings the Alertmanagers
	 * @param http what posts
	 */
	public AlertmanagerForwarder(String name, AlertmanagerSettings settings, OutboundHttp http) {
		Duration delay = ResendSchedule.RESEND_DELAY;
		Duration interval = settings.interval();
		this.validity = ((interval.compareTo(delay) > 0) ? interval : delay).multipliedBy(4);
		this.generatorUrl = settings.externalUrl();
		RequestHeaders headers = RequestHeaders.JSON.with(settings.headers());
		int count = settings.urls().size();
		this.executor = new BoundedExecutor("monitoring-forward", count, count, PATIENCE);
		for (int i = 0; i < count; i++) {
			SecretUrl url = settings.urls().get(i).append("/api/v2/alerts");
			String lane = (count > 1) ? name + "-" + (i + 1) : name;
			this.lanes.add(new AlertmanagerLane(lane, (body) -> http.post(url, headers, body), this.executor));
		}
	}

	@Override
	public void forward(Instant now, List<Alert> alerts) {
		if (this.closed) {
			return;
		}
		Instant validUntil = now.plus(this.validity);
		List<String> due = this.schedule.due(now, alerts)
			.stream()
			.map((alert) -> AlertmanagerMessage.of(alert, validUntil, this.generatorUrl))
			.toList();
		this.lanes.forEach((lane) -> lane.offer(now, due));
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
