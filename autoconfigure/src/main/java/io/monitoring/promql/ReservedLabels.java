package io.monitoring.promql;

import java.util.Set;

import io.monitoring.series.Labels;

/**
 * The labels that describe a metric as a whole: they no longer hold once its values were
 * computed with.
 */
final class ReservedLabels {

	private static final Set<String> NAMES = Set.of(Labels.METRIC_NAME, "__type__", "__unit__");

	private ReservedLabels() {
	}

	static Labels drop(Labels labels) {
		return labels.without(NAMES);
	}

}
