package io.monitoring.micrometer;

/**
 * A value that cannot be a sample of its meter, so that it was left out.
 */
final class InvalidSampleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private InvalidSampleException(String message) {
		super(message, null, false, false);
	}

	/**
	 * Check a value of a counter.
	 * @param value the value
	 * @return whether it can be one
	 */
	static boolean isCount(double value) {
		return value >= 0 && value < Double.POSITIVE_INFINITY;
	}

	static InvalidSampleException count(double value) {
		return new InvalidSampleException("the counter says " + value + ", which no counter can reach; " + ((value < 0)
				? "the Prometheus endpoint answers 500 as long as it does" : "rates over it would be undefined"));
	}

}
