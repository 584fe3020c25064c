package io.monitoring.series;

import java.time.Duration;
import java.util.List;

/**
 * What the store keeps: the series that match, for as long as some reader looks back.
 *
 * @param matchers conditions that all have to match
 * @param duration how long samples are kept, positive
 */
public record Retention(List<LabelMatcher> matchers, Duration duration) {

	public Retention {
		matchers = List.copyOf(matchers);
		if (duration.isNegative() || duration.isZero()) {
			throw new IllegalArgumentException("'duration' must be positive but is " + duration);
		}
	}

	/**
	 * Return whether labels are selected.
	 * @param labels the labels, the metric name among them
	 * @return {@code true} if all matchers match
	 */
	public boolean selects(Labels labels) {
		for (LabelMatcher matcher : this.matchers) {
			if (!matcher.matches(labels)) {
				return false;
			}
		}
		return true;
	}

}
