package io.monitoring.micrometer;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.monitoring.remote.RemoteStatus;

/**
 * How the server fares that answers queries, as meters.
 */
public final class RemoteMetrics implements MeterBinder {

	private final Supplier<RemoteStatus> status;

	/**
	 * Create the metrics.
	 * @param status returns how the server fares
	 */
	public RemoteMetrics(Supplier<RemoteStatus> status) {
		this.status = status;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("monitoring.remote.up", this, RemoteMetrics::up)
			.description("1 while the server that answers queries does so, 0 while it does not")
			.register(registry);
		Gauge.builder("monitoring.remote.unanswered", this, (self) -> self.status.get().unanswered())
			.description("Queries of the last whole tick that the server left unanswered")
			.register(registry);
		TimeGauge
			.builder("monitoring.remote.latency", this, TimeUnit.NANOSECONDS,
					(self) -> self.status.get().latency().toNanos())
			.description("How long the last answer to the simplest query took")
			.register(registry);
	}

	private double up() {
		Boolean reachable = this.status.get().reachable();
		if (reachable == null) {
			return Double.NaN;
		}
		return reachable ? 1 : 0;
	}

}
