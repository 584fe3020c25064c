package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.monitoring.promql.Query;
import io.monitoring.rule.QueryFunction;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Counts for one objective and all of its groups.
 */
final class ObjectiveCounter {

	/** A calendar window may be longer than usual, by a leap day and an hour. */
	static final Duration SLACK = Duration.ofDays(2);

	private final ServiceLevelObjective objective;

	private final Measurement measurement;

	private final Counting counting;

	private final Groups groups;

	private boolean restored;

	private @Nullable Instant downtimesUntil;

	private ObjectiveCounter(ServiceLevelObjective objective, Measurement measurement, Counting counting,
			Groups groups) {
		this.objective = objective;
		this.measurement = measurement;
		this.counting = counting;
		this.groups = groups;
	}

	static ObjectiveCounter of(ServiceLevelObjective objective, SloRules rules, TrackerSettings settings,
			String instance) {
		Measurement measurement = rules.measurement(objective);
		SloTracker.Plan plan = new SloTracker.Plan(rules.windows(objective), rules.pairs(objective),
				settings.interval(), measurement instanceof Measurement.Time);
		Groups groups = new Groups(objective, (group) -> new SloTracker(objective, plan,
				new SavedCounts.Key(objective.name(), measurement.definition(), group, instance)));
		return new ObjectiveCounter(objective, measurement, counting(objective, measurement, rules::query, settings),
				groups);
	}

	private static Counting counting(ServiceLevelObjective objective, Measurement measurement,
			Function<String, Query> compiler, TrackerSettings settings) {
		if (measurement instanceof Measurement.Time time) {
			return new TimeCounting(objective, compiler.apply(time.goodShare()), time.slice(),
					new Watch(settings.interval()));
		}
		Measurement.Events events = (Measurement.Events) measurement;
		return new EventCounting(objective, compiler.apply(events.good()), compiler.apply(events.total()),
				events.goodIsOptional(), new Watch(settings.interval()));
	}

	ServiceLevelObjective objective() {
		return this.objective;
	}

	String definition() {
		return this.measurement.definition();
	}

	List<Query> queries() {
		return this.counting.queries();
	}

	Groups groups() {
		return this.groups;
	}

	private boolean isTime() {
		return this.measurement instanceof Measurement.Time;
	}

	/** Below this no exclusion is told apart. */
	private Duration precision() {
		return (this.measurement instanceof Measurement.Time time) ? time.slice() : Duration.ofMillis(1);
	}

	/**
	 * Take up what was counted before, by this process and by others.
	 * @param store where counts are kept
	 * @param now the present
	 */
	void restore(CountStore store, Instant now) {
		this.restored = true;
		this.counting.restore(store);
		Map<Labels, List<SavedCounts>> rows = new LinkedHashMap<>();
		for (SavedCounts row : store.load(this.objective.name(), definition(),
				now.minus(this.objective.period()).minus(SLACK))) {
			rows.computeIfAbsent(row.key().group(), (group) -> new ArrayList<>()).add(row);
		}
		rows.forEach((group, ofGroup) -> {
			SloTracker tracker = this.groups.findOrAdd(group, null);
			if (tracker != null) {
				tracker.counts().restore(ofGroup, now);
			}
		});
	}

	boolean isRestored() {
		return this.restored;
	}

	/**
	 * Return whether another counter counts the same, so that its counts are good for
	 * this one.
	 * @param other the counter
	 * @return whether it does
	 */
	private boolean counts(ObjectiveCounter other) {
		return definition().equals(other.definition()) && isTime() == other.isTime()
				&& this.objective.options().grouping().labels().equals(other.objective.options().grouping().labels());
	}

	/**
	 * Take up what another counter has counted of the same, with another target or
	 * window.
	 * @param other the counter
	 */
	private void takeOver(ObjectiveCounter other) {
		for (SloTracker tracker : other.groups.all()) {
			SloTracker own = this.groups.findOrAdd(tracker.counts().key().group(), null);
			if (own != null) {
				own.takeOver(tracker);
			}
		}
		this.restored = other.restored;
		this.downtimesUntil = other.downtimesUntil;
	}

	/**
	 * Count what another process has counted.
	 * @param row a slot as a whole
	 * @param now the present
	 */
	void addOther(SavedCounts row, Instant now) {
		SloTracker tracker = this.groups.findOrAdd(row.key().group(), now);
		if (tracker != null && row.key().definition().equals(definition())) {
			tracker.counts().windows().advance(now.toEpochMilli());
			tracker.counts().addRow(row);
		}
	}

	/**
	 * Begin where another counter was. What comes late counts from now on; what was kept
	 * and comes with the first ticks has missed nothing.
	 * @param known the counter, {@code null} if there was none
	 * @param late whether the process has been counting for some time
	 * @return this
	 */
	ObjectiveCounter succeed(@Nullable ObjectiveCounter known, boolean late) {
		if (known != null && counts(known)) {
			takeOver(known);
		}
		else if (late) {
			this.counting.ignorePast();
		}
		return this;
	}

	void exclude(ExclusionCalendar calendar) {
		this.groups.exclude(calendar.of(this.objective.name(), precision()));
	}

	/**
	 * Take the times for bad in which nobody watched, each once.
	 * @param all downtimes, oldest first
	 * @param now the present
	 */
	void addDowntimes(List<Downtime> all, Instant now) {
		for (Downtime gap : all) {
			if (this.downtimesUntil == null || gap.to().isAfter(this.downtimesUntil)) {
				this.downtimesUntil = gap.to();
				this.groups.all().forEach((tracker) -> {
					tracker.counts().windows().advance(now.toEpochMilli());
					tracker.counts().addDowntime(gap, isTime());
				});
			}
		}
	}

	void count(Instant time, QueryFunction backend) {
		try {
			this.counting.count(time, this.groups, backend);
		}
		catch (RuntimeException ex) {
			this.groups.all().forEach((tracker) -> tracker.unmeasured(time));
			throw ex;
		}
	}

	void forget(Instant now) {
		this.groups.all().forEach((tracker) -> tracker.counts().forget(now));
	}

	Stream<SavedCounts> saved() {
		return this.groups.all().stream().flatMap((tracker) -> Stream.ofNullable(tracker.counts().saved()));
	}

}
