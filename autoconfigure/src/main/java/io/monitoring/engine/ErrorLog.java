package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.engine.LoopStatus.EngineError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last error of each part of the monitoring and logs it at most every ten
 * minutes, so that a lasting fault costs one line and not one each tick.
 */
final class ErrorLog {

	private static final Logger logger = LoggerFactory.getLogger(ErrorLog.class);

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final int MAX_SOURCES = 20;

	private static final int MAX_MESSAGE = 500;

	private final Map<String, EngineError> errors = new LinkedHashMap<>();

	private final Map<String, Instant> logged = new LinkedHashMap<>();

	/**
	 * Run a step and keep what it throws.
	 * @param source the part of the monitoring
	 * @param time the instant of the tick
	 * @param step what to run
	 */
	void guard(String source, Instant time, Runnable step) {
		try {
			step.run();
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			record(source, time, ex);
		}
	}

	synchronized void record(String source, Instant time, Throwable error) {
		EngineError known = this.errors.remove(source);
		String text = error.getClass().getSimpleName() + ": " + error.getMessage();
		String message = text.substring(0, Math.min(MAX_MESSAGE, text.length()));
		this.errors.put(source, new EngineError(time, source, message, (known != null) ? known.count() + 1 : 1));
		if (this.errors.size() > MAX_SOURCES) {
			String oldest = this.errors.keySet().iterator().next();
			this.errors.remove(oldest);
			this.logged.remove(oldest);
		}
		Instant last = this.logged.get(source);
		if (last == null || !time.isBefore(last.plus(LOG_INTERVAL))) {
			this.logged.put(source, time);
			logger.warn("Monitoring step '{}' failed; the application is not affected", source, error);
		}
	}

	/**
	 * Return the errors.
	 * @return a copy, newest first
	 */
	synchronized List<EngineError> recent() {
		List<EngineError> recent = new ArrayList<>(this.errors.values());
		Collections.reverse(recent);
		return recent;
	}

}
