package io.monitoring.slo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;

/**
 * Adds up what the counters of a selector have gained since they were read last.
 * <p>
 * A series that is seen for the first time has gained its whole value, at the first tick
 * as well: the counters live in this process and began at 0 with it. A value that went
 * down is a counter that began anew: all of it was gained. A series that is missing is
 * remembered for an hour, so that one that could not be read for a while does not count
 * twice.
 */
final class CounterDeltas {

	private static final long REMEMBERED_MILLIS = Duration.ofHours(1).toMillis();

	/**
	 * However many series come and go, no more than this are remembered beside those that
	 * are there.
	 */
	private static final int MOST_MISSING = 1000;

	private final Map<Labels, Seen> series = new HashMap<>();

	/**
	 * Take the present values.
	 * @param time milliseconds since the epoch
	 * @param samples the present value of each series
	 * @return by how much all of them grew
	 */
	long advance(long time, List<Value.Sample> samples) {
		long sum = 0;
		for (Value.Sample sample : samples) {
			if (sample.value() >= 0 && sample.value() < Long.MAX_VALUE) {
				sum += this.series.computeIfAbsent(sample.labels(), (labels) -> new Seen())
					.advance(time, Math.round(sample.value()));
			}
		}
		forget(time, samples.size());
		return sum;
	}

	private void forget(long time, int present) {
		int missing = this.series.size() - present;
		if (missing > 0) {
			long remembered = (missing > MOST_MISSING) ? 0 : REMEMBERED_MILLIS;
			this.series.values().removeIf((seen) -> time - seen.time > remembered);
		}
	}

	void takeOver(CounterDeltas other) {
		this.series.putAll(other.series);
	}

	int size() {
		return this.series.size();
	}

	/**
	 * A series as it was read last.
	 */
	private static final class Seen {

		private long value;

		private long time;

		private long advance(long time, long value) {
			long delta = (value < this.value) ? value : value - this.value;
			this.value = value;
			this.time = time;
			return delta;
		}

	}

}
