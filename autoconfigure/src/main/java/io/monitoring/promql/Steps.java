package io.monitoring.promql;

import java.util.List;

/**
 * What a node of the tree evaluates to: its value at every step of the grid.
 */
sealed interface Steps {

	/**
	 * Return how many samples the value holds.
	 * @return the number of cells
	 */
	long cells();

	/**
	 * A number for each step.
	 *
	 * @param values the numbers
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Scalars(double[] values) implements Steps {

		@Override
		public long cells() {
			return this.values.length;
		}

	}

	/**
	 * A vector for each step.
	 *
	 * @param rows the series; a row has a value for at least one step
	 */
	record Vectors(List<Row> rows) implements Steps {

		@Override
		public long cells() {
			return this.rows.isEmpty() ? 0 : (long) this.rows.size() * this.rows.get(0).values().length;
		}

	}

	/**
	 * A text, the same for all steps.
	 *
	 * @param value the text
	 */
	record Text(String value) implements Steps {

		@Override
		public long cells() {
			return 0;
		}

	}

}
