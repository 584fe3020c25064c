package io.monitoring.slo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a tracker counted as the series that a Prometheus records by rules: events,
 * or seconds where time is counted.
 */
final class SloPublisher {

	private static final double MILLIS_PER_SECOND = 1000;

	private final Labels labels;

	private final double unit;

	/** Building labels is dear. */
	private final Map<Duration, Names> names = new HashMap<>();

	private final Labels remaining;

	private final Labels burnRate;

	private final Labels observed;

	private @Nullable SloStatus status;

	SloPublisher(String objective, Labels group, boolean isTime) {
		this.labels = group.with(SloSeries.LABEL, objective);
		this.unit = isTime ? MILLIS_PER_SECOND : 1;
		this.remaining = named(SloSeries.PERIOD_REMAINING);
		this.burnRate = named(SloSeries.PERIOD_BURN_RATE);
		this.observed = named(SloSeries.WINDOW_OBSERVED);
	}

	private Labels named(String name) {
		return this.labels.with(Labels.METRIC_NAME, name);
	}

	/**
	 * Take what is to be published next.
	 * @param status the status
	 */
	void take(SloStatus status) {
		this.status = status;
	}

	void publish(SeriesWriter writer) {
		SloStatus present = this.status;
		if (present == null) {
			return;
		}
		for (SloStatus.BurnRate rate : present.burnRates()) {
			Names ofWindow = this.names.computeIfAbsent(rate.window(),
					(window) -> new Names(named(SloSeries.good(window)), named(SloSeries.total(window))));
			writer.add(ofWindow.total(), rate.total() / this.unit);
			writer.add(ofWindow.good(), rate.good() / this.unit);
		}
		writer.add(this.remaining, present.budget().remainingRatio());
		writer.add(this.burnRate, present.budget().burnRate());
		writer.add(this.observed, observed(present.observation()));
	}

	private static double observed(SloStatus.Observation observation) {
		double window = Duration.between(observation.from(), observation.to()).toMillis();
		return (window > 0) ? Math.min(1, observation.observed().toMillis() / window) : 0;
	}

	/**
	 * Labels of the series of a window.
	 *
	 * @param good of good events
	 * @param total of all events
	 */
	private record Names(Labels good, Labels total) {
	}

}
