package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How the loop fares.
 *
 * @param startedAt when the engine was created
 * @param interval distance of the ticks
 * @param ticks number of ticks done
 * @param lateTicks number of ticks that were skipped because an earlier one was late
 * @param lastTickDuration how long the last tick took
 * @param errors most recent errors of our own, newest first, a bounded number
 */
public record LoopStatus(Instant startedAt, Duration interval, long ticks, long lateTicks, Duration lastTickDuration,
		List<EngineError> errors) {

	public LoopStatus {
		errors = List.copyOf(errors);
	}

	/**
	 * Something that went wrong inside the monitoring.
	 *
	 * @param time when it happened last
	 * @param source the part that failed
	 * @param message what it said
	 * @param count how often it has happened
	 */
	public record EngineError(Instant time, String source, String message, long count) {

	}

}
