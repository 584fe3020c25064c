package io.monitoring.web.input;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.monitoring.series.Durations;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an address, each of which has to be known.
 */
public final class QueryParameters {

	private static final int MAX_PARAMETERS = 64;

	private static final int MAX_LENGTH = 1024;

	private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	/**
	 * Read the parameters.
	 * @param query the query of the address, not decoded, {@code null} if there is none
	 * @param known names of the parameters that there are
	 * @throws InputException if there are others, too many or too long ones
	 */
	public QueryParameters(@Nullable String query, String... known) {
		String[] pairs = (query == null || query.isEmpty()) ? new String[0] : query.split("&");
		if (pairs.length > MAX_PARAMETERS) {
			throw new InputException("There are more than " + MAX_PARAMETERS + " parameters; send fewer.");
		}
		for (String pair : pairs) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			if (!name.isEmpty()) {
				add(name, decode((equals < 0) ? "" : pair.substring(equals + 1)), known);
			}
		}
	}

	private void add(String name, String value, String... known) {
		if (!List.of(known).contains(name)) {
			throw InputException.of("Parameter " + InputException.quote(name), "is unknown",
					(known.length > 0) ? "this path knows " + String.join(", ", known) : "this path has no parameters");
		}
		if (value.length() > MAX_LENGTH) {
			throw InputException.of(place(name), "is too long", "send at most " + MAX_LENGTH + " characters");
		}
		this.values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
	}

	private static String decode(String encoded) {
		try {
			return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw new InputException("The parameters are not URL-encoded; write '%' as '%25'.");
		}
	}

	/**
	 * Return all values of a parameter, empty ones left out.
	 * @param name name of the parameter
	 * @return the values in order, none if it is not given
	 */
	public List<String> all(String name) {
		return this.values.getOrDefault(name, List.of()).stream().filter((value) -> !value.isEmpty()).toList();
	}

	/**
	 * Return the values of a parameter that are some of a few words.
	 * @param name name of the parameter
	 * @param words the words
	 * @return the values in order, none if it is not given
	 */
	public Set<String> words(String name, List<String> words) {
		List<String> given = all(name);
		for (String value : given) {
			if (!words.contains(value)) {
				throw InputException.of(place(name), "is " + InputException.quote(value),
						"use one of " + String.join(", ", words));
			}
		}
		return Set.copyOf(given);
	}

	/**
	 * Return the only value of a parameter that is one of a few words.
	 * @param name name of the parameter
	 * @param words the words
	 * @return the value or {@code null}
	 */
	public @Nullable String word(String name, List<String> words) {
		words(name, words);
		return find(name);
	}

	/**
	 * Return a parameter that is a duration.
	 * @param name name of the parameter
	 * @param fallback what it is if it is not given
	 * @param least the shortest
	 * @param most the longest
	 * @return the value
	 */
	public Duration duration(String name, Duration fallback, Duration least, Duration most) {
		String text = find(name);
		if (text == null) {
			return fallback;
		}
		Duration given = DurationText.parse(place(name), text, "use 30d or P30D");
		if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
			throw InputException.of(place(name), "is " + InputException.quote(text),
					"use a duration from %s to %s".formatted(Durations.format(least), Durations.format(most)));
		}
		return given;
	}

	/**
	 * Return a parameter that is a number.
	 * @param name name of the parameter
	 * @param fallback what it is if it is not given
	 * @param least the smallest
	 * @param most the largest
	 * @return the value
	 */
	public double number(String name, double fallback, double least, double most) {
		String text = find(name);
		if (text == null) {
			return fallback;
		}
		if (DECIMAL.matcher(text).matches()) {
			double number = Double.parseDouble(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		throw InputException.of(place(name), "is " + InputException.quote(text),
				"use a number from %s to %s".formatted(NumberText.plain(least), NumberText.plain(most)));
	}

	/**
	 * Return the only value of a parameter.
	 * @param name name of the parameter
	 * @return the value or {@code null}
	 */
	public @Nullable String find(String name) {
		List<String> given = all(name);
		if (given.size() > 1) {
			throw InputException.of(place(name), "is given " + given.size() + " times", "send it once");
		}
		return given.isEmpty() ? null : given.get(0);
	}

	/**
	 * Return a parameter that is {@code true} or {@code false}.
	 * @param name name of the parameter
	 * @return the value, {@code null} if it is not given
	 */
	public @Nullable Boolean flag(String name) {
		String text = find(name);
		if (text == null) {
			return null;
		}
		if (!text.equals("true") && !text.equals("false")) {
			throw InputException.of(place(name), "is " + InputException.quote(text), "use true or false");
		}
		return Boolean.valueOf(text);
	}

	/**
	 * Return a parameter that is {@code true} or {@code false}.
	 * @param name name of the parameter
	 * @param fallback what it is if it is not given
	 * @return the value
	 */
	public boolean flag(String name, boolean fallback) {
		Boolean given = flag(name);
		return (given != null) ? given : fallback;
	}

	/**
	 * Return the largest number of elements that a client wants.
	 * @param name name of the parameter
	 * @param fallback what it is if it is not given
	 * @param max the largest number that may be asked for
	 * @return a number from 1 to that
	 */
	public int limit(String name, int fallback, int max) {
		String text = find(name);
		if (text == null) {
			return fallback;
		}
		try {
			int limit = Integer.parseInt(text);
			if (limit >= 1 && limit <= max) {
				return limit;
			}
		}
		catch (NumberFormatException ex) {
			// The same mistake as a number out of range.
		}
		throw InputException.of(place(name), "is " + InputException.quote(text), "use a whole number from 1 to " + max);
	}

	private static String place(String name) {
		return "Parameter '" + name + "'";
	}

}
