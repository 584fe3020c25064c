package io.monitoring.promql;

import io.monitoring.series.Labels;

/**
 * One series of a vector over all steps of a grid.
 *
 * @param labels the labels
 * @param dropName whether the metric name must not be seen in the result; always
 * {@code false} where names are dropped at once
 * @param values one value for each step, {@link Absent#VALUE} where there is none; not
 * changed after the row was made
 */
@SuppressWarnings("ArrayRecordComponent")
record Row(Labels labels, boolean dropName, double[] values) {

	boolean has(int step) {
		return !Absent.is(this.values[step]);
	}

	boolean isEmpty() {
		for (double value : this.values) {
			if (!Absent.is(value)) {
				return false;
			}
		}
		return true;
	}

	Row withLabels(Labels labels) {
		return new Row(labels, this.dropName, this.values);
	}

}
