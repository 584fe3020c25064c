package io.monitoring.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Makes one list of the alerts of several replicas. Those of objectives are about the
 * application as a whole: they lose the label that says which replica has noticed, so
 * that they are the same alert whoever notices.
 */
final class FleetAlerts {

	private static final String OBJECTIVE = "slo";

	private static final String INSTANCE = "instance";

	private FleetAlerts() {
	}

	/**
	 * Return the labels that an alert has for receivers.
	 * @param labels labels of the alert with the external ones
	 */
	static Labels shared(Labels labels) {
		return labels.get(OBJECTIVE).isEmpty() ? labels : labels.without(List.of(INSTANCE));
	}

	/**
	 * Bring alerts together. An alert that fires for one replica fires; it has ended when
	 * it has for all.
	 * @param own the alerts of this process, whose texts win
	 * @param others the alerts of the other replicas
	 * @return each alert once
	 */
	static List<Alert> merge(List<Alert> own, List<Alert> others) {
		if (others.isEmpty()) {
			return own;
		}
		Map<Labels, Alert> merged = new LinkedHashMap<>();
		own.forEach((alert) -> merged.merge(alert.labels(), alert, FleetAlerts::merge));
		others.forEach((alert) -> merged.merge(alert.labels(), alert, FleetAlerts::merge));
		return new ArrayList<>(merged.values());
	}

	private static Alert merge(Alert first, Alert second) {
		Alert winner = (rank(second) > rank(first)) ? second : first;
		return new Alert(winner.labels(), winner.annotations(), winner.state(), winner.value(),
				earliest(first.activeAt(), second.activeAt()), earliestOf(first.firedAt(), second.firedAt()),
				(winner.state() == AlertState.RESOLVED) ? latestOf(first.resolvedAt(), second.resolvedAt()) : null);
	}

	private static int rank(Alert alert) {
		return switch (alert.state()) {
			case FIRING -> 2;
			case RESOLVED -> 1;
			case PENDING -> 0;
		};
	}

	private static Instant earliest(Instant first, Instant second) {
		return second.isBefore(first) ? second : first;
	}

	private static @Nullable Instant earliestOf(@Nullable Instant first, @Nullable Instant second) {
		return (first != null && second != null) ? earliest(first, second) : (first != null) ? first : second;
	}

	private static @Nullable Instant latestOf(@Nullable Instant first, @Nullable Instant second) {
		return (first != null && second != null && second.isAfter(first)) ? second : (first != null) ? first : second;
	}

}
