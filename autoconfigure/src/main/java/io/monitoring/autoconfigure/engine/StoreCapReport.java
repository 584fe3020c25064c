package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.engine.EngineListener;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.series.StoreStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log which property to raise when the store refuses series, at most once an
 * hour and only when it refused more than before.
 */
final class StoreCapReport implements EngineListener {

	private static final Logger logger = LoggerFactory.getLogger(StoreCapReport.class);

	private static final Duration LOG_INTERVAL = Duration.ofHours(1);

	private long reported;

	private Instant lastReport = Instant.MIN;

	@Override
	public void onTick(MonitoringSnapshot snapshot) {
		StoreStatistics store = snapshot.store();
		boolean due = snapshot.time().minus(LOG_INTERVAL).compareTo(this.lastReport) >= 0;
		if (store.refusedSeries() <= this.reported || !due) {
			return;
		}
		this.reported = store.refusedSeries();
		this.lastReport = snapshot.time();
		boolean full = store.series() >= store.maxSeries();
		logger.warn(
				"The store of samples is full: {} series in {} of {} bytes are kept, {} later ones were refused, and "
						+ "rules do not see those; raise '{}', or have fewer values of labels",
				store.series(), store.bytes(), store.maxBytes(), store.refusedSeries(),
				full ? "monitoring.store.max-series" : "monitoring.store.max-size");
	}

}
