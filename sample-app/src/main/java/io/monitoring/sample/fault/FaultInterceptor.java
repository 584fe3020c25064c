package io.monitoring.sample.fault;

import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Delays requests and makes them fail as {@link Faults} says.
 */
@Component
class FaultInterceptor implements HandlerInterceptor {

	private volatile Faults faults = Faults.NONE;

	Faults faults() {
		return this.faults;
	}

	void switchTo(Faults faults) {
		this.faults = faults;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws InterruptedException {
		Faults current = this.faults;
		if (!current.latency().isZero()) {
			Thread.sleep(current.latency().toMillis());
		}
		if (ThreadLocalRandom.current().nextDouble() < current.errorRate()) {
			throw new SimulatedFailureException();
		}
		return true;
	}

}
