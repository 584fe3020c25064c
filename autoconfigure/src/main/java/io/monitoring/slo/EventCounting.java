package io.monitoring.slo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Reads counters of good and of all events.
 */
final class EventCounting implements Counting {

	private final ServiceLevelObjective objective;

	private final Query good;

	private final Query total;

	private final boolean goodIsOptional;

	private final Watch watch;

	private CountStore store = CountStore.NONE;

	private boolean ignoresPast;

	private @Nullable Instant lastTick;

	private @Nullable Instant lastSeen;

	EventCounting(ServiceLevelObjective objective, Query good, Query total, boolean goodIsOptional, Watch watch) {
		this.watch = watch;
		this.objective = objective;
		this.good = good;
		this.total = total;
		this.goodIsOptional = goodIsOptional;
	}

	@Override
	public List<Query> queries() {
		return List.of(this.good, this.total);
	}

	@Override
	public void restore(CountStore store) {
		this.store = store;
	}

	@Override
	public void ignorePast() {
		this.ignoresPast = true;
	}

	@Override
	public void count(Instant time, Groups groups, QueryFunction backend) {
		List<Value.Sample> good = read(this.good, time, backend);
		List<Value.Sample> total = read(this.total, time, backend);
		if (good.isEmpty() && !total.isEmpty() && !this.goodIsOptional) {
			throw unmeasurable();
		}
		Map<Labels, List<Value.Sample>> goodByGroup = groups.split(good);
		Map<Labels, List<Value.Sample>> totalByGroup = groups.split(total);
		Instant missedSince = missedSince(time, !total.isEmpty());
		boolean filled = (this.ignoresPast && this.lastTick == null)
				|| (missedSince != null && this.store.fills(gap(missedSince, time)));
		totalByGroup.keySet().forEach((group) -> groups.findOrAdd(group, filled ? time : this.lastTick));
		Set<Labels> present = new HashSet<>(totalByGroup.keySet());
		for (SloTracker tracker : groups.all()) {
			Labels group = tracker.counts().key().group();
			List<Value.Sample> totals = totalByGroup.getOrDefault(group, List.of());
			List<Value.Sample> goods = goodByGroup.getOrDefault(group, List.of());
			if (filled) {
				tracker.start(time, goods, totals);
				tracker.measured(time);
			}
			else {
				tracker.tick(time, goods, totals);
			}
			if (totals.isEmpty() && !isAboutRequests()) {
				tracker.unmeasured(time);
			}
		}
		if (!filled) {
			groups.removeEmpty(present);
		}
		this.watch.tick(time);
		this.lastTick = time;
		this.lastSeen = total.isEmpty() ? this.lastSeen : time;
	}

	/**
	 * Return since when nothing was counted, in a time that others may have watched.
	 * Counters that were away for long are no longer remembered.
	 */
	private @Nullable Instant missedSince(Instant time, boolean present) {
		if (this.lastTick == null) {
			Instant horizon = time.minus(this.objective.period()).minus(ObjectiveCounter.SLACK);
			return horizon.truncatedTo(ChronoUnit.MINUTES);
		}
		if (this.watch.isGap(time)) {
			return this.lastTick;
		}
		boolean returned = present && this.lastSeen != null && this.lastSeen.isBefore(time.minus(SloTracker.LATELY));
		return returned ? this.lastSeen : null;
	}

	private CountGap gap(Instant from, Instant to) {
		return new CountGap(this.objective.name(), this.good.text() + " / " + this.total.text(), this.good, this.total,
				this.objective.options().grouping().labels(), new CountGap.Time(from, to));
	}

	/** A request that fails to come is no lack of data. */
	private boolean isAboutRequests() {
		return this.objective.indicator() instanceof ServiceLevelIndicator.Availability
				|| this.objective.indicator() instanceof ServiceLevelIndicator.ErrorRate
				|| this.objective.indicator() instanceof ServiceLevelIndicator.Latency;
	}

	/**
	 * A timer without buckets would make every request look slow.
	 */
	private QueryException unmeasurable() {
		boolean latency = this.objective.indicator() instanceof ServiceLevelIndicator.Latency;
		return new QueryException("objective '" + this.objective.name() + "' cannot be measured: there are "
				+ (latency ? "requests" : "events") + ", but no series " + this.good.text()
				+ (latency ? "; it takes a Prometheus registry that has this bucket" : ""));
	}

	private static List<Value.Sample> read(Query counters, Instant time, QueryFunction backend) {
		return ((Value.Vector) backend.query(counters, time)).samples();
	}

}
