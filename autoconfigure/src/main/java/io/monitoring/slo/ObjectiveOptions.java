package io.monitoring.slo;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What an objective may have beside what is measured and promised.
 *
 * @param displayName name for people, {@code null} if the name does
 * @param description what it is about, {@code null} if nobody said
 * @param labels labels that its rules and alerts get, such as a team
 * @param guard how much must have happened for a burn-rate alert
 * @param grouping labels by which events are told apart, each combination with a budget
 * of its own
 */
public record ObjectiveOptions(@Nullable String displayName, @Nullable String description, Map<String, String> labels,
		Guard guard, Grouping grouping) {

	/** Nothing special, and no guard. */
	public static final ObjectiveOptions NONE = new ObjectiveOptions(null, null, Map.of(), new Guard(0, 0),
			new Grouping(List.of(), 0));

	public ObjectiveOptions {
		labels = Map.copyOf(labels);
	}

	/**
	 * How much must have happened in the long window for a burn-rate alert, so that one
	 * failure in a quiet night does not wake anybody.
	 *
	 * @param minEvents number of events, 0 for no such limit
	 * @param minBadEvents number of bad events, 0 for no such limit
	 */
	public record Guard(int minEvents, int minBadEvents) {

		public Guard {
			if (minEvents < 0 || minBadEvents < 0) {
				throw new IllegalArgumentException(
						"counts must not be negative but are %d and %d".formatted(minEvents, minBadEvents));
			}
		}

	}

	/**
	 * By what events are told apart.
	 *
	 * @param labels names of labels, empty if all events count together
	 * @param limit largest number of groups; further ones do not count
	 */
	public record Grouping(List<String> labels, int limit) {

		public Grouping {
			labels = List.copyOf(labels);
		}

	}

}
