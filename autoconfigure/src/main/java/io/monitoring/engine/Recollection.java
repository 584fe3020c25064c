package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Brings back what was known before the start: at the first tick, which waits a little
 * for it, or at a later one. The start of the application waits for nothing.
 */
final class Recollection {

	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final EngineParts parts;

	private final ErrorLog errors;

	private final Instant startedAt;

	private boolean begun;

	private boolean complete;

	Recollection(EngineParts parts, ErrorLog errors, Instant startedAt) {
		this.parts = parts;
		this.errors = errors;
		this.startedAt = startedAt;
	}

	/**
	 * Bring back what can be read now.
	 * @param time time of the tick
	 * @return whether something came back
	 */
	boolean recall(Instant time) {
		if (this.complete) {
			return false;
		}
		Past past = this.parts.memory().past();
		boolean first = !this.begun;
		this.begun = true;
		this.complete = past.gate().await(first ? PATIENCE : Duration.ZERO);
		if (first) {
			this.errors.guard("state", time, () -> this.parts.memory().restore(this.parts.rules(), time));
			this.errors.guard("state", time,
					() -> past.objectives().life().start(this.startedAt, past.version(), past.commit()));
		}
		if (first || this.complete) {
			this.errors.guard("objectives", time, () -> this.parts.objectives().restore(past.objectives(), time));
		}
		return first || this.complete;
	}

}
