package io.monitoring.web.prometheus;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request; where a name is in the form and in the query of the
 * address, the form comes first.
 */
public final class Parameters {

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	/**
	 * Create parameters of encoded text.
	 * @param form the form in the body, empty if there is none
	 * @param query the query of the address, {@code null} if there is none
	 * @throws IllegalArgumentException if the encoding is broken
	 */
	public Parameters(String form, @Nullable String query) {
		add(form);
		add((query != null) ? query : "");
	}

	private void add(String encoded) {
		for (String pair : encoded.split("&")) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			String value = decode((equals < 0) ? "" : pair.substring(equals + 1));
			if (!name.isEmpty()) {
				this.values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
			}
		}
	}

	private static String decode(String encoded) {
		return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
	}

	List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/** Like Prometheus, an empty value is no value. */
	@Nullable String find(String name) {
		List<String> found = all(name);
		return (found.isEmpty() || found.get(0).isEmpty()) ? null : found.get(0);
	}

	String text(String name) {
		String found = find(name);
		if (found == null) {
			throw PrometheusException.invalid(name, "it is missing");
		}
		return found;
	}

	long time(String name) {
		return parse(name, text(name), TimeText::parseTime);
	}

	long time(String name, long fallback) {
		return (find(name) != null) ? time(name) : fallback;
	}

	Duration duration(String name) {
		return parse(name, text(name), TimeText::parseDuration);
	}

	Duration duration(String name, Duration fallback) {
		return (find(name) != null) ? duration(name) : fallback;
	}

	int limit(String name) {
		String text = find(name);
		return (text != null) ? parse(name, text, Parameters::count) : 0;
	}

	private static int count(String text) {
		try {
			int count = Integer.parseInt(text);
			if (count >= 0) {
				return count;
			}
		}
		catch (NumberFormatException ex) {
			// The same mistake as a negative number.
		}
		throw new IllegalArgumentException("\"%s\" is not a whole number of at least 0".formatted(text));
	}

	private static <T> T parse(String name, String text, Function<String, T> parser) {
		try {
			return parser.apply(text);
		}
		catch (IllegalArgumentException ex) {
			throw PrometheusException.invalid(name, String.valueOf(ex.getMessage()));
		}
	}

}
