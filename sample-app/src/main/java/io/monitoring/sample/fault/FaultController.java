package io.monitoring.sample.fault;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The switches of the faults.
 */
@RestController
@RequestMapping("/faults")
class FaultController {

	private final FaultInterceptor interceptor;

	FaultController(FaultInterceptor interceptor) {
		this.interceptor = interceptor;
	}

	@GetMapping
	Faults faults() {
		return this.interceptor.faults();
	}

	@PostMapping
	Faults switchOn(@RequestBody Request request) {
		try {
			this.interceptor.switchTo(Faults.of(request.errorRate(), request.latency()));
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, ex.getMessage(), ex);
		}
		return faults();
	}

	@DeleteMapping
	Faults switchOff() {
		this.interceptor.switchTo(Faults.NONE);
		return faults();
	}

	/**
	 * Body of a request for faults.
	 *
	 * @param errorRate share of requests that fail
	 * @param latency time that every request takes longer
	 */
	record Request(@Nullable Double errorRate, @Nullable String latency) {

	}

}
