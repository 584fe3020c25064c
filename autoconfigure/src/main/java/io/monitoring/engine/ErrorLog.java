package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.engine.LoopStatus.EngineError;
import io.monitoring.notify.PlainText;
import io.monitoring.promql.QueryException;
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
		catch (QueryException ex) {
			note(source, time, String.valueOf(ex.getMessage()));
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			record(source, time, ex);
		}
	}

	void record(String source, Instant time, Throwable error) {
		if (keep(source, time, error.getClass().getSimpleName() + ": " + error.getMessage())) {
			logger.warn("Monitoring step '{}' failed; the application is not affected", source, error);
		}
	}

	/**
	 * Keep trouble that is no exception of ours, so that no stack trace is worth a look.
	 * @param source the part of the monitoring
	 * @param time the instant of the tick
	 * @param text what went wrong
	 */
	void note(String source, Instant time, String text) {
		if (keep(source, time, text)) {
			logger.warn("Monitoring step '{}' failed in part; the application is not affected: {}", source,
					PlainText.oneLine(text, MAX_MESSAGE));
		}
	}

	private synchronized boolean keep(String source, Instant time, String text) {
		EngineError known = this.errors.remove(source);
		String message = text.substring(0, Math.min(MAX_MESSAGE, text.length()));
		this.errors.put(source, new EngineError(time, source, message, (known != null) ? known.count() + 1 : 1));
		if (this.errors.size() > MAX_SOURCES) {
			String oldest = this.errors.keySet().iterator().next();
			this.errors.remove(oldest);
			this.logged.remove(oldest);
		}
		Instant last = this.logged.get(source);
		if (last != null && time.isBefore(last.plus(LOG_INTERVAL))) {
			return false;
		}
		this.logged.put(source, time);
		return true;
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
