package io.monitoring.rule;

/**
 * A rule whose result cannot be used: too many elements, or two that became the same.
 */
final class RuleException extends RuntimeException {

	RuleException(String message) {
		super(message);
	}

}
