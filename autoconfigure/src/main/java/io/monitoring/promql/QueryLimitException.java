package io.monitoring.promql;

/**
 * A query that met a limit. The message ends with the name of the limit, so that its
 * reader knows what to raise.
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
	 * @param prefix what stands before the name where the user sets the option, empty
	 * where the user can set nothing
	 * @param problem what happened, with the limit
	 */
	QueryLimitException(String option, String prefix, String problem) {
		super(prefix.isEmpty() ? problem : problem + "; the limit is '" + prefix + option + "'");
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
