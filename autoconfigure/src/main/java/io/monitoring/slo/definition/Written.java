package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.time.Duration;

import io.monitoring.series.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition and makes its failures.
 *
 * @param definition what somebody wrote
 */
record Written(ObjectiveDefinition definition) {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final int MOST_DIGITS = 8;

	private static final int SHOWN = 80;

	<T> @Nullable T get(ObjectiveField<T> field) {
		return this.definition.get(field);
	}

	boolean has(ObjectiveField<?> field) {
		return this.definition.has(field);
	}

	<T> T required(ObjectiveField<T> field, String fix) {
		T value = get(field);
		if (value == null) {
			throw error(field, "'" + field + "' is missing.", fix);
		}
		return value;
	}

	/**
	 * Read a percentage.
	 * @param field the field
	 * @param orAll whether 100 is possible
	 * @param fix what to write
	 * @return the share, between 0 and 1
	 */
	double share(ObjectiveField<BigDecimal> field, boolean orAll, String fix) {
		BigDecimal percent = required(field, fix);
		int highest = percent.compareTo(HUNDRED);
		if (percent.signum() <= 0 || highest > 0 || (highest == 0 && !orAll)) {
			throw error(field, percent + " is not between 0 and 100.", fix);
		}
		if (percent.stripTrailingZeros().scale() > MOST_DIGITS) {
			throw error(field, "It has more than " + MOST_DIGITS + " digits behind the point.", fix);
		}
		return percent.movePointLeft(2).doubleValue();
	}

	/**
	 * Read a number.
	 * @param field the field
	 * @param fix what to write
	 * @return the number, finite
	 */
	double number(ObjectiveField<BigDecimal> field, String fix) {
		double value = required(field, fix).doubleValue();
		if (!Double.isFinite(value)) {
			throw error(field, "The number is too large.", fix);
		}
		return value;
	}

	int count(ObjectiveField<Integer> field, int fallback, int least, int most) {
		Integer value = get(field);
		if (value == null) {
			return fallback;
		}
		if (value < least || value > most) {
			throw error(field, value + " is not between " + least + " and " + most + ".",
					"Set a number between " + least + " and " + most + ".");
		}
		return value;
	}

	Duration within(ObjectiveField<Duration> field, Duration value, Duration least, Duration most, String example) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw error(field, "It is not between " + Durations.format(least) + " and " + Durations.format(most) + ".",
					"Set a duration such as " + example + ".");
		}
		return value;
	}

	void refuse(ObjectiveField<?> field, String problem, String fix) {
		if (has(field)) {
			throw error(field, problem, fix);
		}
	}

	static ObjectiveException error(ObjectiveField<?> field, String problem, String fix) {
		return new ObjectiveException(field.name(), problem, fix);
	}

	static ObjectiveException error(ObjectiveField<?> field, String entry, String problem, String fix) {
		return new ObjectiveException(field.name() + "." + shown(entry), problem, fix);
	}

	/** What somebody wrote, without what could move a cursor, and not too long. */
	static String shown(String text) {
		String harmless = text.replaceAll("\\p{C}", "?");
		return (harmless.length() > SHOWN) ? harmless.substring(0, SHOWN) + "..." : harmless;
	}

}
