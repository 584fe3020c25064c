package io.monitoring.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Retentions by the metric name that they ask for, immutable.
 */
final class RetentionIndex {

	private static final Duration MAX = Duration.ofDays(36_500);

	private final Map<String, List<Retention>> byName = new HashMap<>();

	private final List<Retention> withoutName = new ArrayList<>();

	RetentionIndex(Collection<Retention> retentions) {
		for (Retention retention : retentions) {
			String name = metricName(retention.matchers());
			if (name != null) {
				this.byName.computeIfAbsent(name, (key) -> new ArrayList<>()).add(retention);
			}
			else {
				this.withoutName.add(retention);
			}
		}
	}

	/**
	 * Return how long the samples of a series are kept.
	 * @param labels the labels of the series
	 * @return milliseconds, 0 if no retention selects the series
	 */
	long millis(Labels labels) {
		long named = longest(this.byName.getOrDefault(labels.metricName(), List.of()), labels);
		return Math.max(named, longest(this.withoutName, labels));
	}

	private static long longest(List<Retention> retentions, Labels labels) {
		long longest = 0;
		for (Retention retention : retentions) {
			long millis = millis(retention.duration());
			if (millis > longest && retention.selects(labels)) {
				longest = millis;
			}
		}
		return longest;
	}

	private static long millis(Duration duration) {
		return (duration.compareTo(MAX) < 0) ? Math.max(1, duration.toMillis()) : MAX.toMillis();
	}

	/**
	 * Return whether a series of this metric name can be selected at all.
	 * @param metricName the metric name
	 * @return {@code false} if no labels could make it selected
	 */
	boolean maySelect(String metricName) {
		if (this.byName.containsKey(metricName)) {
			return true;
		}
		for (Retention retention : this.withoutName) {
			if (nameMatches(retention, metricName)) {
				return true;
			}
		}
		return false;
	}

	private static boolean nameMatches(Retention retention, String metricName) {
		for (LabelMatcher matcher : retention.matchers()) {
			if (matcher.name().equals(Labels.METRIC_NAME) && !matcher.matches(metricName)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Return the one metric name that matchers allow.
	 * @param matchers the matchers
	 * @return the name, or {@code null} if they allow several
	 */
	static @Nullable String metricName(List<LabelMatcher> matchers) {
		for (LabelMatcher matcher : matchers) {
			if (matcher.type() == LabelMatcher.Type.EQUAL && matcher.name().equals(Labels.METRIC_NAME)) {
				return matcher.value();
			}
		}
		return null;
	}

}
