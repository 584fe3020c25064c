package io.monitoring.promql;

/**
 * A query that failed while it was evaluated: a matching that is not unique, a limit that
 * was met, a parameter out of bounds.
 */
public class QueryException extends RuntimeException {

	public QueryException(String message) {
		super(message);
	}

}
