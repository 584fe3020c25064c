package io.monitoring.micrometer;

import java.util.function.BooleanSupplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Says which replica tells receivers, {@code monitoring.leader}.
 */
public final class FleetMetrics implements MeterBinder {

	private final BooleanSupplier leading;

	/**
	 * Create the metric.
	 * @param leading returns whether this process tells receivers
	 */
	public FleetMetrics(BooleanSupplier leading) {
		this.leading = leading;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("monitoring.leader", this, (self) -> self.leading.getAsBoolean() ? 1 : 0)
			.description("1 where receivers are told: on one replica, and on a process without any")
			.register(registry);
	}

}
