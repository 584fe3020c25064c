package io.monitoring.autoconfigure.slo;

import io.monitoring.slo.definition.ObjectiveException;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Makes the failure that stops the start when an objective outside of property files is
 * wrong.
 */
final class ObjectiveFailure {

	private ObjectiveFailure() {
	}

	/**
	 * Create the failure.
	 * @param name name of the objective
	 * @param place where it is written
	 * @param ex what is wrong
	 * @return the failure, to be thrown
	 */
	static FailureAnalyzedException of(String name, String place, ObjectiveException ex) {
		return new FailureAnalyzedException("Objective '%s' of %s cannot be used: field '%s'.%n%n%s".formatted(name,
				place, ex.field(), ex.problem()), ex.fix(), ex);
	}

}
