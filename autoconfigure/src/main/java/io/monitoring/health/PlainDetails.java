package io.monitoring.health;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Turns the details of foreign health checks into values that any JSON writer can write:
 * a check may report whatever object it likes, and no getter of it shall be called.
 */
final class PlainDetails {

	private static final int MAX_DEPTH = 8;

	private PlainDetails() {
	}

	static Map<String, Object> of(@Nullable Map<?, ?> details) {
		return (details != null) ? copy(details, 0) : Map.of();
	}

	private static Map<String, Object> copy(Map<?, ?> details, int depth) {
		Map<String, Object> copy = new LinkedHashMap<>();
		details.forEach((name, value) -> copy.put(String.valueOf(name), plain(value, depth + 1)));
		return copy;
	}

	private static Object plain(@Nullable Object value, int depth) {
		if (value instanceof String || value instanceof Boolean) {
			return value;
		}
		if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
			return number;
		}
		if (depth < MAX_DEPTH && value instanceof Map<?, ?> map) {
			return copy(map, depth);
		}
		if (depth < MAX_DEPTH && value instanceof Collection<?> collection) {
			List<Object> list = collection.stream().map((element) -> plain(element, depth + 1)).toList();
			return list;
		}
		return text(value);
	}

	private static String text(@Nullable Object value) {
		try {
			return String.valueOf(value);
		}
		catch (RuntimeException ex) {
			return ex.getClass().getSimpleName();
		}
	}

}
