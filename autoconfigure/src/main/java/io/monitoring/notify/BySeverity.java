package io.monitoring.notify;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A setting that may be another one for some severities.
 *
 * @param otherwise what holds for all other severities
 * @param special severity, in any case, to what holds for it
 * @param <T> type of the setting
 */
public record BySeverity<T>(T otherwise, Map<String, T> special) {

	public BySeverity {
		Map<String, T> copy = new LinkedHashMap<>();
		special.forEach((severity, value) -> copy.put(severity.strip().toLowerCase(Locale.ROOT), value));
		special = Map.copyOf(copy);
	}

	/**
	 * Create a setting that is the same for all severities.
	 * @param value the setting
	 * @param <T> type of the setting
	 * @return the setting
	 */
	public static <T> BySeverity<T> always(T value) {
		return new BySeverity<>(value, Map.of());
	}

	/**
	 * Return what holds for a severity.
	 * @param severity the severity, in any case
	 * @return the setting
	 */
	public T of(String severity) {
		T value = this.special.get(severity.strip().toLowerCase(Locale.ROOT));
		return (value != null) ? value : this.otherwise;
	}

}
