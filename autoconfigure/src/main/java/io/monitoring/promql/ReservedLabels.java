package io.monitoring.promql;

import java.util.List;

import io.monitoring.series.Labels;

/**
 * The labels that describe a metric as a whole: they no longer hold once its values were
 * computed with.
 */
final class ReservedLabels {

	private static final String TYPE = "__type__";

	private static final String UNIT = "__unit__";

	private ReservedLabels() {
	}

	static Labels drop(Labels labels) {
		Labels unnamed = labels.withoutMetricName();
		return (unnamed.has(TYPE) || unnamed.has(UNIT)) ? unnamed.without(List.of(TYPE, UNIT)) : unnamed;
	}

}
