package io.monitoring.slo;

import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.Durations;
import io.monitoring.series.Labels;

/**
 * Writes what a tracker counted as the series that a Prometheus records by rules.
 */
final class SloPublisher {

	private SloPublisher() {
	}

	static void add(SloStatus status, SeriesWriter writer) {
		Labels labels = status.group().with(SloRules.SLO_LABEL, status.objective().name());
		for (SloStatus.BurnRate rate : status.burnRates()) {
			String window = Durations.format(rate.window());
			writer.add(labels.with(Labels.METRIC_NAME, SloRules.totalName(window)), rate.total());
			writer.add(labels.with(Labels.METRIC_NAME, SloRules.goodName(window)), rate.good());
		}
	}

}
