package io.monitoring.web;

import java.time.Instant;
import java.util.List;

import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Silence;
import io.monitoring.notify.Silences;

/**
 * The alerts of the last tick with the silences of now: who adds a silence wants to see
 * what it hides before the next tick.
 */
final class CurrentAlerts {

	private final MonitoringFacade monitoring;

	private final AlertingSource alerting;

	CurrentAlerts(MonitoringFacade monitoring, AlertingSource alerting) {
		this.monitoring = monitoring;
		this.alerting = alerting;
	}

	List<AlertDisposition> get() {
		List<AlertDisposition> alerts = this.alerting.deliveries().alerts();
		Silences silences = this.alerting.silences();
		Instant lastTick = this.monitoring.snapshot().time();
		Instant now = this.monitoring.now();
		if (silences.all().stream().noneMatch((silence) -> hasChanged(silence, lastTick, now))) {
			return alerts;
		}
		return alerts.stream().map((alert) -> with(alert, silences.silencing(alert.alert().labels(), now))).toList();
	}

	private static boolean hasChanged(Silence silence, Instant lastTick, Instant now) {
		return silence.updatedAt().isAfter(lastTick) || silence.state(lastTick) != silence.state(now);
	}

	private static AlertDisposition with(AlertDisposition alert, List<String> silencedBy) {
		return new AlertDisposition(alert.alert(), alert.receivers(), alert.groupKeys(), silencedBy,
				alert.inhibitedBy(), alert.mutedBy());
	}

}
