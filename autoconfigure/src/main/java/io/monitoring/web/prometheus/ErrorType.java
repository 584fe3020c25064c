package io.monitoring.web.prometheus;

/**
 * The kinds of errors of the API with the status that goes with each.
 */
public enum ErrorType {

	/** A parameter is missing or wrong. */
	BAD_DATA(400, "bad_data"),

	/** The access rule refused. */
	FORBIDDEN(403, "forbidden"),

	/** There is nothing at this path. */
	NOT_FOUND(404, "not_found"),

	/** The query cannot be answered. */
	EXECUTION(422, "execution"),

	/** Too many queries at once. */
	TOO_MANY_REQUESTS(429, "too_many_requests"),

	/** A fault of the monitoring. */
	INTERNAL(500, "internal"),

	/** The query took too long. */
	TIMEOUT(503, "timeout");

	private final int status;

	private final String text;

	ErrorType(int status, String text) {
		this.status = status;
		this.text = text;
	}

	int status() {
		return this.status;
	}

	String text() {
		return this.text;
	}

}
