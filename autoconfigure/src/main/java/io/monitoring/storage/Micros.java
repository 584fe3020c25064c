package io.monitoring.storage;

import java.time.Instant;

/**
 * Instants as the database keeps them: microseconds since 1970.
 */
final class Micros {

	private static final long PER_SECOND = 1_000_000;

	private static final long NANOS = 1000;

	private static final long MOST_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

	private Micros() {
	}

	/** The end of a silence may be as far away as an instant can be. */
	static long of(Instant instant) {
		long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, instant.getEpochSecond()));
		return seconds * PER_SECOND + instant.getNano() / NANOS;
	}

	static Instant instant(long micros) {
		return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
	}

}
