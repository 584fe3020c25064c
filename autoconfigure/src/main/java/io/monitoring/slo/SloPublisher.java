package io.monitoring.slo;

import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.Labels;

/**
 * Writes what a tracker counted as the series that a Prometheus records by rules.
 */
final class SloPublisher {

	private SloPublisher() {
	}

	static void add(SloStatus status, SeriesWriter writer) {
		Labels labels = status.group().with(SloSeries.LABEL, status.objective().name());
		for (SloStatus.BurnRate rate : status.burnRates()) {
			writer.add(labels.with(Labels.METRIC_NAME, SloSeries.total(rate.window())), rate.total());
			writer.add(labels.with(Labels.METRIC_NAME, SloSeries.good(rate.window())), rate.good());
		}
		writer.add(labels.with(Labels.METRIC_NAME, SloSeries.PERIOD_REMAINING), status.budget().remainingRatio());
		writer.add(labels.with(Labels.METRIC_NAME, SloSeries.PERIOD_BURN_RATE), status.budget().burnRate());
		writer.add(labels.with(Labels.METRIC_NAME, SloSeries.WINDOW_OBSERVED),
				(double) status.observed().toMillis() / status.objective().period().toMillis());
	}

}
