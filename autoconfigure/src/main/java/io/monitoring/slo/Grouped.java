package io.monitoring.slo;

import java.util.List;

/**
 * Aggregates over everything but the labels by which an objective tells groups apart.
 *
 * @param labels names of the labels, empty if there are no groups
 */
record Grouped(List<String> labels) {

	static Grouped of(ServiceLevelObjective objective) {
		return new Grouped(objective.options().grouping().labels());
	}

	boolean isEmpty() {
		return this.labels.isEmpty();
	}

	String sum(String expression) {
		return aggregate("sum", expression);
	}

	/**
	 * The mean: several instances of one part count as shares of the same time.
	 */
	String avg(String expression) {
		return aggregate("avg", expression);
	}

	private String aggregate(String operator, String expression) {
		String by = this.labels.isEmpty() ? "" : " by (" + String.join(", ", this.labels) + ") ";
		return operator + by + "(" + expression + ")";
	}

}
