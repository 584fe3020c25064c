package io.monitoring.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Headers of a request, whose values are never shown: they may hold passwords.
 */
public final class RequestHeaders {

	private static final int MAX_COUNT = 50;

	private static final int MAX_LENGTH = 8192;

	private static final int SHORTEST_SECRET = 4;

	/** What the client sets itself, so that requests cannot be smuggled. */
	private static final Set<String> RESERVED = Set.of("connection", "content-length", "expect", "host", "upgrade",
			"transfer-encoding", "te", "trailer", "keep-alive", "proxy-connection", "user-agent", "accept-encoding");

	/** No headers. */
	public static final RequestHeaders NONE = new RequestHeaders(Map.of());

	/** The headers of a request whose body is JSON. */
	public static final RequestHeaders JSON = NONE.with("Content-Type", "application/json");

	private final Map<String, String> values;

	private RequestHeaders(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Return these headers and one more, which replaces one of the same name.
	 * @param name name of the header
	 * @param value value of the header
	 * @return the headers
	 * @throws IllegalArgumentException if the name or the value is not valid in a
	 * request, or the header is one that the client sets itself; the message does not
	 * repeat the value
	 */
	public RequestHeaders with(String name, String value) {
		checkName(name);
		if (value.length() > MAX_LENGTH || !value.chars().allMatch(RequestHeaders::isAllowed)) {
			throw new IllegalArgumentException("The value of the header '" + name
					+ "' must be printable ASCII of at most " + MAX_LENGTH + " characters.");
		}
		Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		copy.putAll(this.values);
		copy.put(name, value);
		if (copy.size() > MAX_COUNT) {
			throw new IllegalArgumentException("There are more than " + MAX_COUNT + " headers.");
		}
		return new RequestHeaders(Collections.unmodifiableMap(copy));
	}

	/**
	 * Return these headers and all others.
	 * @param others headers that win over those of the same name
	 * @return the headers
	 */
	public RequestHeaders with(RequestHeaders others) {
		RequestHeaders result = this;
		for (Map.Entry<String, String> header : others.values.entrySet()) {
			result = result.with(header.getKey(), header.getValue());
		}
		return result;
	}

	/**
	 * Return these headers with an authorization.
	 * @param scheme for example {@code Bearer}
	 * @param credentials what follows the scheme
	 * @return the headers
	 */
	public RequestHeaders authorization(String scheme, SecretText credentials) {
		return with("Authorization", scheme + " " + credentials.reveal());
	}

	/**
	 * Return these headers with a user name and a password.
	 * @param username the name, without a colon
	 * @param password the password
	 * @return the headers
	 * @throws IllegalArgumentException if the name has a colon
	 */
	public RequestHeaders basic(String username, SecretText password) {
		if (username.indexOf(':') >= 0) {
			throw new IllegalArgumentException("The user name must not have a colon.");
		}
		byte[] credentials = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
		return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	/**
	 * Return whether a text holds a value of these headers, so that it must not be shown.
	 * @param text the text, for example of an answer
	 * @return {@code true} if it holds the value of any header, or a part of one that is
	 * separated by blanks and not very short
	 */
	public boolean isRepeatedIn(String text) {
		return this.values.values()
			.stream()
			.flatMap((value) -> Stream.of(value.split(" ")))
			.anyMatch((part) -> part.length() >= SHORTEST_SECRET && text.contains(part));
	}

	Map<String, String> values() {
		return this.values;
	}

	private static void checkName(String name) {
		if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")) {
			throw new IllegalArgumentException("The name of a header is not valid.");
		}
		if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException("The header '" + name + "' cannot be set.");
		}
	}

	private static boolean isAllowed(int character) {
		return character >= ' ' && character <= '~';
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("{");
		this.values.keySet().forEach((name) -> text.append((text.length() > 1) ? ", " : "").append(name));
		return text.append("}").toString();
	}

}
