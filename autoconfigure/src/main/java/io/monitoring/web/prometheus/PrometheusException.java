package io.monitoring.web.prometheus;

/**
 * Ends a request with an error of the API.
 */
final class PrometheusException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ErrorType type;

	PrometheusException(ErrorType type, String message) {
		super(message, null, false, false);
		this.type = type;
	}

	static PrometheusException invalid(String parameter, String problem) {
		return new PrometheusException(ErrorType.BAD_DATA,
				"invalid parameter \"%s\": %s".formatted(parameter, problem));
	}

	ErrorType type() {
		return this.type;
	}

}
