package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.monitoring.promql.Value;
import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Counts the good and bad events of one objective exactly, or of one of its groups, in
 * its window and in those of its burn-rate alerts. It stores counts and never ratios, so
 * that traffic weighs as it should and a time without traffic spends nothing. Not safe
 * for use by several threads.
 */
public final class SloTracker {

	static final Duration LATELY = Duration.ofHours(1);

	static final Duration DAY = Duration.ofDays(1);

	private final ServiceLevelObjective objective;

	private final Watch watch;

	private final GroupCounts counts;

	private final StatusReport report;

	private final SloPublisher publisher;

	private @Nullable Instant measuredAt;

	private boolean measured = true;

	/**
	 * Create a tracker that has counted nothing yet.
	 * @param objective the objective
	 * @param table table of the burn-rate alerts, the same as that of {@link SloRules}
	 * @param interval distance of the ticks, at least a second
	 */
	public SloTracker(ServiceLevelObjective objective, List<BurnRateWindow> table, Duration interval) {
		this(objective, Plan.of(BurnRateWindow.fit(table, objective.period()), interval),
				new SavedCounts.Key(objective.name(), "", Labels.EMPTY, ""));
	}

	SloTracker(ServiceLevelObjective objective, Plan plan, SavedCounts.Key key) {
		SortedSet<Duration> lengths = new TreeSet<>(plan.windows());
		lengths.add(LATELY);
		lengths.add(DAY);
		this.objective = objective;
		this.watch = new Watch(plan.interval());
		this.counts = new GroupCounts(key, new CountWindows(objective.window(), lengths, plan.interval()));
		this.report = new StatusReport(objective, key.group(), plan, this.counts.windows());
		this.publisher = new SloPublisher(objective.name(), key.group(), plan.isTime());
	}

	public ServiceLevelObjective objective() {
		return this.objective;
	}

	GroupCounts counts() {
		return this.counts;
	}

	/**
	 * Take the present counters as they are, without counting: for a source whose
	 * counters are older than this process.
	 * @param time time of the tick
	 * @param good present values of the counters of good events
	 * @param total present values of the counters of all events
	 */
	public void start(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		this.counts.advance(time, good, total);
		this.watch.begin(time);
	}

	/**
	 * Begin to watch: what follows is observed from here on.
	 * @param time the present
	 */
	void begin(@Nullable Instant time) {
		this.watch.begin(time);
		this.measuredAt = time;
	}

	/**
	 * Count what happened since the last tick. After a gap of more than two intervals the
	 * events are counted now, where they are found, and the time of the gap remains
	 * unobserved: nothing is filled in afterwards.
	 * @param time time of the tick
	 * @param good present values of the counters of good events
	 * @param total present values of the counters of all events
	 */
	public void tick(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		Counts events = this.counts.advance(time, good, total);
		this.counts.add(time, events.observed(this.watch.tick(time)));
		measured(time);
	}

	/** Say that the indicator could be read. */
	void measured(Instant time) {
		this.measured = true;
		this.measuredAt = time;
	}

	/** Say that the indicator could not be read. */
	void unmeasured(Instant time) {
		this.measured = false;
		if (this.measuredAt == null) {
			this.measuredAt = time;
		}
	}

	/**
	 * Take up what another tracker has counted of the same, with another target or
	 * window.
	 * @param other the tracker
	 */
	void takeOver(SloTracker other) {
		this.counts.takeOver(other.counts);
		this.watch.begin(other.watch.last());
		this.measuredAt = other.measuredAt;
		this.measured = other.measured;
	}

	/**
	 * Return what is known of the objective.
	 * @param now the present, not before the last tick
	 * @return the status
	 */
	public SloStatus status(Instant now) {
		return status(now, List.of());
	}

	void publish(SeriesWriter writer) {
		this.publisher.publish(writer);
	}

	SloStatus status(Instant now, Collection<Downtime> downtimes) {
		this.counts.windows().advance(now.toEpochMilli());
		SloStatus status = this.report.status(now, this.measured ? null : this.measuredAt, downtimes);
		this.publisher.take(status);
		return status;
	}

	/**
	 * What the trackers of an objective have in common.
	 *
	 * @param windows windows whose counts alerts read
	 * @param pairs pairs of windows for which there are alerts
	 * @param interval distance of the ticks
	 * @param isTime whether milliseconds are counted
	 */
	record Plan(SortedSet<Duration> windows, List<BurnRateWindow> pairs, Duration interval, boolean isTime) {

		static Plan of(List<BurnRateWindow> pairs, Duration interval) {
			SortedSet<Duration> windows = new TreeSet<>();
			pairs.forEach((pair) -> windows.addAll(List.of(pair.longWindow(), pair.shortWindow())));
			return new Plan(windows, pairs, new TrackerSettings(interval).interval(), false);
		}

	}

}
