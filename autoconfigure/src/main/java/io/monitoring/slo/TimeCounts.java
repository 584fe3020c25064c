package io.monitoring.slo;

import java.math.BigDecimal;
import java.time.Duration;

import io.monitoring.series.Durations;

/**
 * Writes seconds of time in PromQL: each sample of the recorded share stands for a slice.
 * What was not recorded is unknown and does not count.
 */
final class TimeCounts {

	private final String goodTime;

	private final Duration slice;

	TimeCounts(ObjectiveScope scope) {
		this.goodTime = scope.of(SloSeries.GOOD_TIME);
		this.slice = ((Measurement.Time) scope.measured().measurement()).slice();
	}

	String total(Duration window) {
		return over("count_over_time", window);
	}

	String good(Duration window) {
		return over("sum_over_time", window);
	}

	/**
	 * A Prometheus before 3.0 counts a sample at the very begin of the range as well,
	 * where there always is one: a millisecond less keeps it out. A window cannot be
	 * shorter than what a sample stands for.
	 */
	private String over(String function, Duration window) {
		Duration range = (window.compareTo(this.slice) < 0) ? this.slice : window;
		String seconds = BigDecimal.valueOf(this.slice.toMillis(), 3).stripTrailingZeros().toPlainString();
		return "%s(%s[%s]) * %s".formatted(function, this.goodTime, Durations.format(range.minusMillis(1)), seconds);
	}

}
