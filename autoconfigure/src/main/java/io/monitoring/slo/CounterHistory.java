package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Counts from counters of the past what a tracker would have counted then. The first
 * instant that has any counter is where it begins: what was gained before is unknown.
 */
public final class CounterHistory {

	private static final long SLOT = Duration.ofMinutes(1).toMillis();

	private final CountGap gap;

	private final Map<Labels, Deltas> groups = new HashMap<>();

	private @Nullable Instant last;

	private boolean begun;

	/**
	 * Create a history.
	 * @param gap what is counted
	 */
	public CounterHistory(CountGap gap) {
		this.gap = gap;
	}

	/**
	 * Take the counters of the next instant.
	 * @param time the instant, later than the last one
	 * @param good values of the counters of good events then
	 * @param total values of the counters of all events then
	 * @return what was counted since the last instant, for each group
	 */
	public List<SavedCounts> add(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		Map<Labels, List<Value.Sample>> goodByGroup = split(good);
		Map<Labels, List<Value.Sample>> totalByGroup = split(total);
		boolean counts = this.begun;
		totalByGroup.keySet().forEach((group) -> this.groups.computeIfAbsent(group, (labels) -> new Deltas()));
		Instant before = this.last;
		this.last = time;
		this.begun |= !total.isEmpty();
		long observed = (before == null || total.isEmpty()) ? 0 : Duration.between(before, time).toMillis();
		List<SavedCounts> rows = new ArrayList<>();
		this.groups.forEach((group, deltas) -> {
			long millis = time.toEpochMilli();
			long goodEvents = deltas.good.advance(millis, goodByGroup.getOrDefault(group, List.of()));
			long totalEvents = deltas.total.advance(millis, totalByGroup.getOrDefault(group, List.of()));
			if (counts && (totalEvents > 0 || observed > 0)) {
				Instant slot = Instant.ofEpochMilli(Math.floorDiv(millis - 1, SLOT) * SLOT);
				rows.add(new SavedCounts(this.gap.key(group), slot, goodEvents, totalEvents, observed));
			}
		});
		return rows;
	}

	private Map<Labels, List<Value.Sample>> split(List<Value.Sample> samples) {
		Map<Labels, List<Value.Sample>> split = new HashMap<>();
		samples.forEach((sample) -> split
			.computeIfAbsent(sample.labels().keep(this.gap.grouping()), (group) -> new ArrayList<>())
			.add(sample));
		return split;
	}

	/**
	 * The counters of one group.
	 */
	private static final class Deltas {

		private final CounterDeltas good = new CounterDeltas();

		private final CounterDeltas total = new CounterDeltas();

	}

}
