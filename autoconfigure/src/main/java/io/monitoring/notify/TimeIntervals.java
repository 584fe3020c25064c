package io.monitoring.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts of the calendar to which routes refer by name.
 *
 * @param byName the parts of each name; an instant is in the name if it is in one of them
 */
public record TimeIntervals(Map<String, List<TimeInterval>> byName) {

	/** No names at all. */
	public static final TimeIntervals NONE = new TimeIntervals(Map.of());

	public TimeIntervals {
		Map<String, List<TimeInterval>> copy = new LinkedHashMap<>();
		byName.forEach((name, intervals) -> copy.put(name, List.copyOf(intervals)));
		byName = Collections.unmodifiableMap(copy);
	}

	/**
	 * Return whether an instant is in a part of the calendar.
	 * @param name its name
	 * @param now the instant
	 * @return {@code true} if it is
	 * @throws IllegalArgumentException if there is none of that name
	 */
	public boolean contains(String name, Instant now) {
		List<TimeInterval> intervals = this.byName.get(name);
		if (intervals == null) {
			throw new IllegalArgumentException(
					"There is no time interval '" + name + "'. Known are " + this.byName.keySet() + ".");
		}
		return intervals.stream().anyMatch((interval) -> interval.contains(now));
	}

	/**
	 * Return the names.
	 * @return the names in the order in which they were given
	 */
	public Set<String> names() {
		return this.byName.keySet();
	}

}
