package io.monitoring.promql;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment at which a query has to give up.
 */
final class Deadline {

	private final LongSupplier nanoTime;

	private final long started;

	private final Duration timeout;

	private final long nanos;

	Deadline(LongSupplier nanoTime, Duration timeout) {
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
		this.timeout = timeout;
		this.nanos = timeout.toNanos();
	}

	void check() {
		if (this.nanoTime.getAsLong() - this.started > this.nanos) {
			throw new QueryLimitException(QueryLimitException.TIMEOUT,
					"The query took longer than %d ms".formatted(this.timeout.toMillis()));
		}
	}

}
