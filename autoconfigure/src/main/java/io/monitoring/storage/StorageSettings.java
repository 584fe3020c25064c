package io.monitoring.storage;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where things are kept, and how much of them.
 *
 * @param file the database file; its folder need not exist
 * @param retention how long the history of alerts and notifications is kept
 * @param maxSize largest number of bytes of the file and of what belongs to it; the
 * oldest history goes first
 */
public record StorageSettings(Path file, Duration retention, long maxSize) {

	/** Smallest size that leaves room for anything beside the structure itself. */
	public static final long LEAST_SIZE = 1 << 20;

	public StorageSettings {
		if (retention.isNegative() || retention.isZero()) {
			throw new IllegalArgumentException("'retention' must be positive but is " + retention);
		}
		if (maxSize < LEAST_SIZE) {
			throw new IllegalArgumentException("'maxSize' must be at least " + LEAST_SIZE + " but is " + maxSize);
		}
		file = file.toAbsolutePath().normalize();
	}

}
