package io.monitoring.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object with their types checked.
 */
final class Members {

	private final Map<?, ?> values;

	private Members(Map<?, ?> values) {
		this.values = values;
	}

	static Members of(@Nullable Object json) throws RowException {
		return new Members(checked(json, Map.class, "object"));
	}

	static List<?> list(@Nullable Object json) throws RowException {
		return checked(json, List.class, "array");
	}

	static <T> T checked(@Nullable Object json, Class<T> type, String what) throws RowException {
		if (!type.isInstance(json)) {
			throw new RowException("JSON has no " + what + " where one is expected");
		}
		return type.cast(json);
	}

	@Nullable Object get(String name) {
		return this.values.get(name);
	}

	String text(String name) throws RowException {
		return checked(get(name), String.class, "text '" + name + "'");
	}

	Instant time(String name) throws RowException {
		return Micros.instant(checked(get(name), Long.class, "time '" + name + "'"));
	}

	@Nullable Instant optionalTime(String name) throws RowException {
		return this.values.containsKey(name) ? time(name) : null;
	}

}
