package io.monitoring.web.prometheus;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param json the body
 */
public record PrometheusAnswer(int status, String json) {

	/**
	 * Create the answer for something that went wrong before the API was asked.
	 * @param status the HTTP status
	 * @param type the kind of error
	 * @param message what is wrong and what to do
	 * @return the answer
	 */
	public static PrometheusAnswer error(int status, ErrorType type, String message) {
		return new PrometheusAnswer(status, Envelope.error(type, message));
	}

	static PrometheusAnswer error(ErrorType type, String message) {
		return error(type.status(), type, message);
	}

}
