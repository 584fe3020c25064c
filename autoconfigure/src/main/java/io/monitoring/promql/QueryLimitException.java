package io.monitoring.promql;

/**
 * A query that met a limit. The name of the limit is that of the option, so that who
 * knows the property can name it.
 */
public final class QueryLimitException extends QueryException {

	/** More samples at once than {@link QueryOptions#maxSamples()}. */
	public static final String MAX_SAMPLES = "max-samples";

	/** More steps than {@link QueryOptions#maxPoints()}. */
	public static final String MAX_POINTS = "max-points";

	/** Longer than {@link QueryOptions#timeout()}. */
	public static final String TIMEOUT = "timeout";

	private final String option;

	/**
	 * Create the exception.
	 * @param option the name of the option that holds the limit
	 * @param message what happened, with the limit
	 */
	public QueryLimitException(String option, String message) {
		super(message);
		this.option = option;
	}

	/**
	 * Return the name of the option, for example {@code max-samples}.
	 * @return the name
	 */
	public String option() {
		return this.option;
	}

}
