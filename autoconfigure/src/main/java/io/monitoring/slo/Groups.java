package io.monitoring.slo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The trackers of one objective: a single one, or one for each group of events up to a
 * limit. A group goes when its window is empty and nothing is read of it any more.
 */
final class Groups {

	private final ServiceLevelObjective objective;

	private final Function<Labels, SloTracker> factory;

	private final Map<Labels, SloTracker> trackers = new LinkedHashMap<>();

	private ExcludedTime excluded = ExcludedTime.NONE;

	private boolean full;

	private @Nullable String warning;

	Groups(ServiceLevelObjective objective, Function<Labels, SloTracker> factory) {
		this.objective = objective;
		this.factory = factory;
		if (!areMany()) {
			this.trackers.put(Labels.EMPTY, factory.apply(Labels.EMPTY));
		}
	}

	private boolean areMany() {
		return !this.objective.options().grouping().labels().isEmpty();
	}

	Collection<SloTracker> all() {
		return this.trackers.values();
	}

	@Nullable SloTracker find(Labels group) {
		return this.trackers.get(group);
	}

	/**
	 * Return the tracker of a group, a new one if there is room for it.
	 * @param group labels of the group
	 * @param since since when the objective is watched
	 * @return the tracker, {@code null} for one group too many
	 */
	@Nullable SloTracker findOrAdd(Labels group, @Nullable Instant since) {
		SloTracker tracker = this.trackers.get(group);
		int limit = this.objective.options().grouping().limit();
		if (tracker == null && areMany() && this.trackers.size() < limit) {
			tracker = this.factory.apply(group);
			tracker.begin(since);
			tracker.counts().windows().exclude(this.excluded);
			this.trackers.put(group, tracker);
		}
		else if (tracker == null && !this.full) {
			this.full = true;
			this.warning = """
					objective '%s' has more groups by %s than its limit of %d: the others, %s first, do not count; \
					raise the limit, or group by a label with fewer values""".formatted(this.objective.name(),
					this.objective.options().grouping().labels(), limit, group);
		}
		return tracker;
	}

	void exclude(ExcludedTime time) {
		this.excluded = time;
		this.trackers.values().forEach((tracker) -> tracker.counts().windows().exclude(time));
	}

	/**
	 * Return what has to be said, once.
	 * @return a sentence, {@code null} if there is nothing new
	 */
	@Nullable String takeWarning() {
		String taken = this.warning;
		this.warning = null;
		return taken;
	}

	/**
	 * Sort samples by group.
	 * @param samples the samples
	 * @return the samples of each group
	 */
	Map<Labels, List<Value.Sample>> split(List<Value.Sample> samples) {
		if (!areMany()) {
			return Map.of(Labels.EMPTY, samples);
		}
		Map<Labels, List<Value.Sample>> groups = new LinkedHashMap<>();
		for (Value.Sample sample : samples) {
			Labels group = sample.labels().keep(this.objective.options().grouping().labels());
			groups.computeIfAbsent(group, (labels) -> new ArrayList<>()).add(sample);
		}
		return groups;
	}

	/**
	 * Forget groups of which nothing is left.
	 * @param present groups that are still read
	 */
	void removeEmpty(Set<Labels> present) {
		if (areMany()) {
			this.trackers.entrySet()
				.removeIf((entry) -> !present.contains(entry.getKey())
						&& entry.getValue().counts().windows().everything().equals(Counts.NONE));
		}
	}

}
