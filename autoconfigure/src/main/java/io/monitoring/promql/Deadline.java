package io.monitoring.promql;

import java.util.function.LongSupplier;

/**
 * The moment at which a query has to give up.
 */
final class Deadline {

	private final LongSupplier nanoTime;

	private final long started;

	private final QueryOptions options;

	private final long nanos;

	Deadline(LongSupplier nanoTime, QueryOptions options) {
		this.nanoTime = nanoTime;
		this.started = nanoTime.getAsLong();
		this.options = options;
		this.nanos = options.timeout().toNanos();
	}

	void check() {
		if (this.nanoTime.getAsLong() - this.started > this.nanos) {
			throw this.options.exceeded(QueryLimitException.TIMEOUT,
					"The query took longer than %d ms".formatted(this.options.timeout().toMillis()));
		}
	}

}
