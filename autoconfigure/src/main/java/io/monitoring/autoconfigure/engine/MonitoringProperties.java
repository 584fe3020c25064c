package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.util.Map;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.series.StoreLimits;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the monitoring as a whole.
 *
 * @param enabled Whether monitoring is active. When it is not, the application runs as if
 * the starter were absent.
 * @param engine What answers the queries of rules and objectives, the store in this
 * process ("embedded") or a server with the HTTP API of Prometheus ("prometheus").
 * @param samplingInterval How often meters are read and rules are evaluated, at least 1s.
 * @param environment Value of the label "environment" of alerts, for example
 * "production". Active profiles when it is not set.
 * @param instance Value of the label "instance" of alerts. Host name and port when it is
 * not set.
 * @param labels Further labels of alerts, such as a team or a region. They are external
 * labels as in Prometheus, added when an alert leaves the process.
 * @param externalUrl Address under which people reach this application, put into
 * notifications.
 * @param store Bounds of the store of samples in memory.
 */
@ConfigurationProperties("monitoring")
public record MonitoringProperties(@DefaultValue("true") boolean enabled, @DefaultValue("embedded") Engine engine,
		@DefaultValue("15s") Duration samplingInterval, @Nullable String environment, @Nullable String instance,
		@DefaultValue Map<String, String> labels, @DefaultValue("") String externalUrl, @DefaultValue Store store) {

	public MonitoringProperties {
		labels = Map.copyOf(labels);
	}

	/**
	 * What answers queries.
	 */
	public enum Engine {

		/** The store in this process. */
		EMBEDDED,

		/** A server with the HTTP API of Prometheus. */
		PROMETHEUS

	}

	/**
	 * Bounds of the store of samples in memory.
	 *
	 * @param maxSeries Largest number of series. The first come are kept, later ones are
	 * refused and counted.
	 * @param maxSize Largest estimated heap of the store.
	 */
	public record Store(@DefaultValue("10000") int maxSeries, @DefaultValue("64MB") DataSize maxSize) {

		private static final int MOST_SERIES = 1_000_000;

		private static final DataSize LEAST_SIZE = DataSize.ofMegabytes(1);

		StoreLimits limits(PropertyErrors errors) {
			if (this.maxSeries < 1 || this.maxSeries > MOST_SERIES) {
				throw errors.invalid("monitoring.store.max-series", "The number is not between 1 and 1000000.",
						"Set a number such as 10000.");
			}
			if (this.maxSize.compareTo(LEAST_SIZE) < 0) {
				throw errors.invalid("monitoring.store.max-size", "The size is below 1MB.", "Set a size such as 64MB.");
			}
			return new StoreLimits(this.maxSeries, this.maxSize.toBytes());
		}

	}

}
