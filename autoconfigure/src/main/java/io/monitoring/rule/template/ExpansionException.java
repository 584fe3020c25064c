package io.monitoring.rule.template;

/**
 * A value that a function cannot use, found only when a template is expanded.
 */
final class ExpansionException extends RuntimeException {

	ExpansionException(String message) {
		super(message);
	}

}
