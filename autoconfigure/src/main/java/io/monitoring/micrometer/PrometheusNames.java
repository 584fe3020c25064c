package io.monitoring.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import org.jspecify.annotations.Nullable;

/**
 * The names that a Prometheus registry would give, for applications that have another
 * one: rules are written in these names, so they must not depend on the registry.
 */
final class PrometheusNames implements NamingConvention {

	/** Suffixes that the exposition format adds itself and so takes away first. */
	private static final String[] RESERVED = { "_total", "_created", "_bucket", "_info" };

	@Override
	public String name(String name, Meter.Type type, @Nullable String baseUnit) {
		String result = escape(name);
		switch (type) {
			case COUNTER, DISTRIBUTION_SUMMARY, GAUGE -> {
				if (baseUnit != null && !result.endsWith("_" + baseUnit)) {
					result += "_" + baseUnit;
				}
			}
			case TIMER, LONG_TASK_TIMER -> {
				if (!result.endsWith("_seconds")) {
					result += "_seconds";
				}
			}
			default -> {
				// a custom meter has neither suffix
			}
		}
		return withoutReservedSuffix(result);
	}

	@Override
	public String tagKey(String key) {
		String result = escape(key);
		while (result.startsWith("__")) {
			result = result.substring(1);
		}
		return result;
	}

	/**
	 * Replace each character that a metric name must not have by an underscore.
	 * @param name any name
	 * @return a name of letters, digits, underscores and colons, the same for a valid one
	 */
	static String escape(String name) {
		StringBuilder escaped = new StringBuilder(name.length());
		name.codePoints().forEach((c) -> escaped.append(isValid(c, escaped.isEmpty()) ? (char) c : '_'));
		return escaped.toString();
	}

	private static boolean isValid(int c, boolean first) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':'
				|| (c >= '0' && c <= '9' && !first);
	}

	private static String withoutReservedSuffix(String name) {
		for (String suffix : RESERVED) {
			if (name.equals(suffix)) {
				return suffix.substring(1);
			}
			if (name.endsWith(suffix)) {
				return withoutReservedSuffix(name.substring(0, name.length() - suffix.length()));
			}
		}
		return name;
	}

}
