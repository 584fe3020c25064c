package io.monitoring.autoconfigure.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.Exercise;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.web.Deliveries;
import org.jspecify.annotations.Nullable;

/**
 * The dispatcher as the HTTP interface sees it.
 */
final class DispatcherDeliveries implements Deliveries {

	private final Dispatcher dispatcher;

	DispatcherDeliveries(Dispatcher dispatcher) {
		this.dispatcher = dispatcher;
	}

	@Override
	public List<AlertDisposition> alerts() {
		return this.dispatcher.alerts();
	}

	@Override
	public List<ReceiverStatus> receivers() {
		return this.dispatcher.status().receivers();
	}

	@Override
	public Map<String, Integer> hidden() {
		return this.dispatcher.status().hidden();
	}

	@Override
	public Exercise exercise(Alert alert, NotificationReason reason, @Nullable String receiver, Instant now) {
		return this.dispatcher.exercise(alert, reason, receiver, now);
	}

}
