package io.monitoring.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;

/**
 * Adds the id of an example trace to alerts. It is looked for when an alert begins to
 * fire and kept as long as the alert is told, so that the text of an alert stays the
 * same.
 */
final class AlertTraces {

	/** Name of the annotation. */
	static final String ANNOTATION = "trace_id";

	private static final int MAX_REMEMBERED = 1000;

	/** Each is a reading of the registry. */
	private static final int MAX_NEW = 10;

	private static final String NONE = "";

	private final TraceSource source;

	private Map<Labels, String> known = Map.of();

	AlertTraces(TraceSource source) {
		this.source = source;
	}

	List<Alert> annotate(List<Alert> alerts) {
		Map<Labels, String> current = new HashMap<>();
		int[] asked = new int[1];
		List<Alert> annotated = alerts.stream().map((alert) -> {
			String trace = this.known.get(alert.labels());
			if (trace == null && alert.state() == AlertState.FIRING && asked[0]++ < MAX_NEW) {
				trace = find(alert);
			}
			if (trace != null && current.size() < MAX_REMEMBERED) {
				current.put(alert.labels(), trace);
			}
			return with(alert, (trace != null) ? trace : NONE);
		}).toList();
		this.known = current;
		return annotated;
	}

	/** An alert without an example is better than none. */
	private String find(Alert alert) {
		try {
			String trace = this.source.exampleOf(alert);
			return (trace != null) ? trace : NONE;
		}
		catch (RuntimeException ex) {
			return NONE;
		}
	}

	private static Alert with(Alert alert, String trace) {
		if (trace.isEmpty() || alert.annotations().containsKey(ANNOTATION)) {
			return alert;
		}
		Map<String, String> annotations = new TreeMap<>(alert.annotations());
		annotations.put(ANNOTATION, trace);
		return new Alert(alert.labels(), annotations, alert.state(), alert.value(), alert.activeAt(), alert.firedAt(),
				alert.resolvedAt());
	}

}
