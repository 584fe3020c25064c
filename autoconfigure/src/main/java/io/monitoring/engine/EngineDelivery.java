package io.monitoring.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertHistory;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.Dispatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The end of a tick: alerts go into the history, to the dispatcher and to those who pass
 * them on. Of several replicas one tells the dispatcher about the alerts of all; those
 * who pass alerts on do it for each.
 */
final class EngineDelivery {

	private final EngineParts parts;

	private final ErrorLog errors;

	private final TickRecords records;

	private @Nullable AlertRecorder recorder;

	private final @Nullable AlertTraces traces;

	/**
	 * Labels with the external ones, for the labels of an alert are the same for long.
	 */
	private Map<Labels, Labels> external = Map.of();

	private long epoch;

	EngineDelivery(EngineParts parts, ErrorLog errors, TickRecords records) {
		this.parts = parts;
		this.errors = errors;
		TraceSource source = parts.outputs().traces();
		this.traces = (source != null) ? new AlertTraces(source) : null;
		this.records = records;
		parts.outputs().dispatcher().writeFirst(records::write);
	}

	/**
	 * Begin with what was just brought back, which is no news.
	 * @param time time of the tick
	 */
	void recalled(Instant time) {
		AlertHistory history = this.parts.outputs().history();
		if (history != null && this.recorder == null) {
			this.recorder = new AlertRecorder(this.records.events(history), this.parts.rules().statuses());
		}
		this.errors.guard("delivery", time, () -> this.parts.outputs().dispatcher().standBy(time, List.of()));
	}

	void deliver(Instant time) {
		AlertRecorder recorder = this.recorder;
		if (recorder != null) {
			this.errors.guard("history", time, () -> recorder.record(time, this.parts.rules().statuses()));
		}
		List<Alert> alerts = withExternalLabels(withTraces(this.parts.rules().alertsToSend()));
		this.errors.guard("delivery", time, () -> tell(time, alerts));
		for (AlertForwarder forwarder : this.parts.outputs().forwarders()) {
			this.errors.guard("forwarding", time, () -> forwarder.forward(time, alerts));
		}
	}

	private void tell(Instant time, List<Alert> own) {
		Dispatcher dispatcher = this.parts.outputs().dispatcher();
		List<Alert> others = this.parts.outputs().fleet().exchange(time, own);
		FleetStatus status = this.parts.outputs().fleet().status();
		boolean anew = status.epoch() != this.epoch;
		this.epoch = status.epoch();
		if (!status.leading() || anew) {
			// What was decided before another replica may have told is decided again.
			dispatcher.standBy(time, own);
		}
		if (status.leading()) {
			dispatcher.accept(time, FleetAlerts.merge(own, others));
		}
	}

	private List<Alert> withTraces(List<Alert> alerts) {
		return (this.traces != null) ? this.traces.annotate(alerts) : alerts;
	}

	private List<Alert> withExternalLabels(List<Alert> alerts) {
		Map<Labels, Labels> current = new HashMap<>();
		List<Alert> named = new ArrayList<>(alerts.size());
		for (Alert alert : alerts) {
			Labels known = this.external.get(alert.labels());
			Labels labels = (known != null) ? known : external(alert.labels());
			current.put(alert.labels(), labels);
			named.add(new Alert(labels, alert.annotations(), alert.state(), alert.value(), alert.activeAt(),
					alert.firedAt(), alert.resolvedAt()));
		}
		this.external = current;
		return named;
	}

	private Labels external(Labels alert) {
		Labels labels = this.parts.externalLabels().with(alert);
		return this.parts.outputs().fleet().status().shared() ? FleetAlerts.shared(labels) : labels;
	}

	void close() {
		this.parts.outputs().dispatcher().close();
		this.parts.outputs().forwarders().forEach(AlertForwarder::close);
	}

}
