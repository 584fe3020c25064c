package io.monitoring.micrometer;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * A series that a meter could write, open while the store takes it.
 */
final class SeriesSlot {

	private final Labels labels;

	private @Nullable SeriesAppender appender;

	SeriesSlot(Labels labels) {
		this.labels = labels;
	}

	/**
	 * Ask the store for the series, anew where it was open.
	 * @param store the store
	 * @return {@code false} if nobody looks at the series or a cap refused it
	 */
	boolean open(SeriesStore store) {
		this.appender = store.appender(this.labels);
		return this.appender != null;
	}

	Labels labels() {
		return this.labels;
	}

	boolean isOpen() {
		return this.appender != null;
	}

	void write(long tick, double value) {
		if (this.appender != null) {
			// a NaN of the application must not look like the stale marker
			this.appender.append(tick, Double.isNaN(value) ? Double.NaN : value);
		}
	}

	void end(long tick) {
		if (this.appender != null) {
			this.appender.end(tick);
			this.appender = null;
		}
	}

}
