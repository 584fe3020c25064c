package io.monitoring.slo;

import java.time.Instant;
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

	private @Nullable Instant lastTick;

	EventCounting(ServiceLevelObjective objective, Query good, Query total, boolean goodIsOptional) {
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
	public void count(Instant time, Groups groups, QueryFunction backend) {
		List<Value.Sample> good = read(this.good, time, backend);
		List<Value.Sample> total = read(this.total, time, backend);
		if (good.isEmpty() && !total.isEmpty() && !this.goodIsOptional) {
			throw unmeasurable();
		}
		Map<Labels, List<Value.Sample>> goodByGroup = groups.split(good);
		Map<Labels, List<Value.Sample>> totalByGroup = groups.split(total);
		totalByGroup.keySet().forEach((group) -> groups.findOrAdd(group, this.lastTick));
		Set<Labels> present = new HashSet<>(totalByGroup.keySet());
		for (SloTracker tracker : groups.all()) {
			Labels group = tracker.counts().key().group();
			List<Value.Sample> totals = totalByGroup.getOrDefault(group, List.of());
			tracker.tick(time, goodByGroup.getOrDefault(group, List.of()), totals);
			if (totals.isEmpty() && !isAboutRequests()) {
				tracker.unmeasured(time);
			}
		}
		groups.removeEmpty(present);
		this.lastTick = time;
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
