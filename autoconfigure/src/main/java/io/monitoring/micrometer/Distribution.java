package io.monitoring.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSupport;
import io.micrometer.core.instrument.util.TimeUtils;

/**
 * What timers, summaries and long task timers have in common, times in seconds.
 *
 * @param meter the meter, for its buckets and percentiles
 * @param time whether its snapshots are in nanoseconds
 * @param count reads the number of events
 * @param sum reads their sum
 * @param max reads the largest of late
 */
record Distribution(HistogramSupport meter, boolean time, DoubleSupplier count, DoubleSupplier sum,
		DoubleSupplier max) {

	static Distribution of(Timer timer) {
		return new Distribution(timer, true, timer::count, () -> timer.totalTime(TimeUnit.SECONDS),
				() -> timer.max(TimeUnit.SECONDS));
	}

	static Distribution of(DistributionSummary summary) {
		return new Distribution(summary, false, summary::count, summary::totalAmount, summary::max);
	}

	static Distribution of(LongTaskTimer timer) {
		return new Distribution(timer, true, timer::activeTasks, () -> timer.duration(TimeUnit.SECONDS),
				() -> timer.max(TimeUnit.SECONDS));
	}

	/**
	 * Convert a number of a snapshot to the unit of the series.
	 * @param number a bound or a percentile
	 * @return the number in seconds for times, itself otherwise
	 */
	double scale(double number) {
		return this.time ? TimeUtils.nanosToUnit(number, TimeUnit.SECONDS) : number;
	}

}
