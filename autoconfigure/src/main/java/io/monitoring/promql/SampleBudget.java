package io.monitoring.promql;

/**
 * Counts the samples that a query holds at the same time. Charged before memory is taken,
 * so that a query which is too large fails instead of the application.
 */
final class SampleBudget {

	private final QueryOptions options;

	private long used;

	SampleBudget(QueryOptions options) {
		this.options = options;
	}

	long used() {
		return this.used;
	}

	void charge(long samples) {
		this.used += samples;
		if (this.used > this.options.maxSamples()) {
			throw this.options.exceeded(QueryLimitException.MAX_SAMPLES,
					"The query would hold more than %d samples at once: read fewer series or a shorter range"
						.formatted(this.options.maxSamples()));
		}
	}

	/**
	 * Forget what was charged since a mark, except for what is kept.
	 * @param mark what {@link #used()} was
	 * @param kept how many samples live on
	 */
	void settle(long mark, long kept) {
		this.used = mark + kept;
	}

}
