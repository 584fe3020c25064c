package io.monitoring.notify;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.monitoring.alert.Alert;

/**
 * The rank of a severity, which rules are free to name as they like.
 */
public enum SeverityLevel {

	/** Worth little. */
	INFO,

	/** Worth a look. */
	WARNING,

	/** Wrong; also what nobody knows, because too loud is better than unheard. */
	ERROR,

	/** Somebody has to get up. */
	CRITICAL;

	private static final Map<String, SeverityLevel> NAMES = Map.ofEntries(Map.entry("critical", CRITICAL),
			Map.entry("page", CRITICAL), Map.entry("emergency", CRITICAL), Map.entry("fatal", CRITICAL),
			Map.entry("error", ERROR), Map.entry("high", ERROR), Map.entry("major", ERROR),
			Map.entry("warning", WARNING), Map.entry("warn", WARNING), Map.entry("ticket", WARNING),
			Map.entry("medium", WARNING), Map.entry("minor", WARNING), Map.entry("info", INFO),
			Map.entry("information", INFO), Map.entry("low", INFO), Map.entry("none", INFO));

	/**
	 * Return the rank of a severity.
	 * @param severity a severity, in any case
	 * @return its rank, {@link #ERROR} if it is not known
	 */
	public static SeverityLevel of(String severity) {
		return NAMES.getOrDefault(severity.strip().toLowerCase(Locale.ROOT), ERROR);
	}

	/**
	 * Return the severity with the highest rank, as the rule names it.
	 * @param alerts alerts, firing or resolved
	 * @return the severity, the empty string where no alert has one
	 */
	public static String highest(List<Alert> alerts) {
		return alerts.stream()
			.map(Alert::severity)
			.filter((severity) -> !severity.isEmpty())
			.max(Comparator.comparing(SeverityLevel::of))
			.orElse("");
	}

}
