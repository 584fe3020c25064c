package io.monitoring.sample.fault;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Failure of a request that was chosen to fail. It carries its status, because a stack
 * trace in the log for each of them would hide the notifications that it is all about.
 */
class SimulatedFailureException extends ResponseStatusException {

	private static final long serialVersionUID = 1L;

	SimulatedFailureException() {
		super(HttpStatus.INTERNAL_SERVER_ERROR, "A fault is switched on, see /faults");
	}

}
