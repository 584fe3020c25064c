package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.series.Labels;

/**
 * Asks at the end of each slice of time how much of it was good. The answer holds for all
 * of the slice that was watched; without an answer the slice is unknown. Of a slice that
 * a restart interrupts only the part after it counts.
 */
final class TimeCounting implements Counting {

	private final ServiceLevelObjective objective;

	private final Query goodShare;

	private final long sliceMillis;

	private final Watch watch;

	private long lastTick = Long.MIN_VALUE;

	private long observed;

	TimeCounting(ServiceLevelObjective objective, Query goodShare, Duration slice, Watch watch) {
		this.objective = objective;
		this.goodShare = goodShare;
		this.sliceMillis = slice.toMillis();
		this.watch = watch;
	}

	@Override
	public List<Query> queries() {
		return List.of(this.goodShare);
	}

	@Override
	public void count(Instant time, Groups groups, QueryFunction backend) {
		long millis = time.toEpochMilli();
		long last = this.lastTick;
		long elapsed = this.watch.tick(time);
		this.lastTick = Math.max(millis, last);
		long end = Math.floorDiv(millis, this.sliceMillis) * this.sliceMillis;
		if (last >= end || last == Long.MIN_VALUE) {
			this.observed += elapsed;
			return;
		}
		long later = Math.min(elapsed, millis - end);
		long watched = this.observed + elapsed - later;
		this.observed = later;
		book(time, Instant.ofEpochMilli(end), watched, groups, backend);
	}

	private void book(Instant time, Instant end, long watched, Groups groups, QueryFunction backend) {
		Map<Labels, Double> shares = new HashMap<>();
		groups.split(samples(backend.query(this.goodShare, time))).forEach((group, samples) -> {
			if (samples.size() > 1) {
				throw new QueryException("objective '%s' cannot be measured: '%s' has %d elements where one is expected"
					.formatted(this.objective.name(), this.goodShare.text(), samples.size()));
			}
			if (!samples.isEmpty() && !Double.isNaN(samples.get(0).value())) {
				shares.put(group, Math.max(0, Math.min(1, samples.get(0).value())));
				groups.findOrAdd(group, null);
			}
		});
		for (SloTracker tracker : groups.all()) {
			Double share = shares.get(tracker.counts().key().group());
			if (share != null) {
				tracker.counts().add(end, new Counts(Math.round(watched * share), watched, watched));
				tracker.measured(time);
			}
			else {
				tracker.unmeasured(time);
			}
		}
		groups.removeEmpty(shares.keySet());
	}

	private static List<Value.Sample> samples(Value answer) {
		if (answer instanceof Value.Scalar scalar) {
			return List.of(new Value.Sample(Labels.EMPTY, scalar.time(), scalar.value()));
		}
		return ((Value.Vector) answer).samples();
	}

}
