package io.monitoring.remote;

import io.monitoring.promql.QueryException;

/**
 * A question that the server did not answer, so that its value is unknown. The message
 * holds no secret.
 */
final class RemoteException extends QueryException {

	private static final long serialVersionUID = 1L;

	private final Cause cause;

	RemoteException(Cause cause, String message) {
		super(message);
		this.cause = cause;
	}

	Cause reason() {
		return this.cause;
	}

	/**
	 * Whose fault it is.
	 */
	enum Cause {

		/** The server answers others, but not this question. */
		QUESTION,

		/** The answer holds more than is allowed: asking for less may help. */
		TOO_LARGE,

		/** The server says that data is missing for now. */
		INCOMPLETE,

		/** No answer in time. */
		TIMEOUT,

		/** The server answers nobody, or not us. */
		SERVER,

		/** Nobody asked, after trouble with another question. */
		SKIPPED

	}

}
