package io.monitoring.micrometer;

import java.util.function.Supplier;

import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSupport;
import io.micrometer.prometheusmetrics.PrometheusDistributionSummary;
import io.micrometer.prometheusmetrics.PrometheusTimer;

/**
 * Reads the buckets of a Prometheus registry's meters without the rest of a snapshot,
 * which costs as much again. Apart from the others, because it needs the classes of that
 * registry.
 */
final class CumulativeBuckets {

	private CumulativeBuckets() {
	}

	static Supplier<CountAtBucket[]> of(HistogramSupport meter) {
		if (meter instanceof PrometheusTimer timer) {
			return timer::histogramCounts;
		}
		if (meter instanceof PrometheusDistributionSummary summary) {
			return summary::histogramCounts;
		}
		return () -> meter.takeSnapshot().histogramCounts();
	}

}
