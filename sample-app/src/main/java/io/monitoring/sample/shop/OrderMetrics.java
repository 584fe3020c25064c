package io.monitoring.sample.shop;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.stereotype.Component;

/**
 * What the people who run the shop want to know of its orders.
 */
@Component
class OrderMetrics {

	private static final String PAYMENTS = "shop.payments";

	private final MeterRegistry registry;

	private final Timer processing;

	OrderMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.processing = Timer.builder("shop.order.processing")
			.description("From the order to its payment")
			.register(registry);
	}

	/**
	 * An order was paid.
	 * @param sinceOrdered how long after it was placed
	 */
	void paid(Duration sinceOrdered) {
		this.processing.record(sinceOrdered);
		this.registry.counter(PAYMENTS, "result", "accepted").increment();
	}

	/** Somebody tried to pay what is paid already. */
	void rejected() {
		this.registry.counter(PAYMENTS, "result", "rejected").increment();
	}

}
