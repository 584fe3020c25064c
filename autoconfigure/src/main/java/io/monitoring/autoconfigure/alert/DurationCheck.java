package io.monitoring.autoconfigure.alert;

import java.time.Duration;

import io.monitoring.autoconfigure.PropertyErrors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses durations with which nothing would be sent.
 */
final class DurationCheck {

	private final PropertyErrors errors;

	DurationCheck(PropertyErrors errors) {
		this.errors = errors;
	}

	@Nullable Duration notNegative(String key, @Nullable Duration duration) {
		if (duration != null && duration.isNegative()) {
			throw this.errors.invalid(key, "The duration is negative.", "Set 0s or more, for example 30s.");
		}
		return duration;
	}

	@Nullable Duration positive(String key, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw this.errors.invalid(key, "The duration is not positive.", "Set a duration above 0s, for example 5m.");
		}
		return duration;
	}

}
