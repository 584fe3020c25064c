package io.monitoring.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The API keys, of which only the hashes are known.
 */
public final class ApiKeys {

	private static final String KEY_HEADER = "X-API-Key";

	private static final String BEARER = "Bearer ";

	private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

	private final List<byte[]> hashes;

	private final FailureLimit failures;

	/**
	 * Create the keys.
	 * @param hashes SHA-256 of each key in hexadecimal digits
	 * @param time the present, for the limit on failed attempts
	 */
	public ApiKeys(List<String> hashes, InstantSource time) {
		this.hashes = hashes.stream().map(HexFormat.of()::parseHex).toList();
		this.failures = new FailureLimit(time);
	}

	/**
	 * Return whether a text has the form of a hash.
	 * @param text the text
	 * @return {@code true} for 64 hexadecimal digits
	 */
	public static boolean isHash(String text) {
		return HASH.matcher(text).matches();
	}

	Result check(ApiRequest request) {
		String key = key(request.headers());
		if (key == null || this.hashes.isEmpty()) {
			return Result.ABSENT;
		}
		String address = request.caller().address();
		if (this.failures.isReached(address)) {
			return Result.BLOCKED;
		}
		if (matches(sha256(key))) {
			return Result.VALID;
		}
		this.failures.count(address);
		return Result.INVALID;
	}

	static ApiException blocked() {
		return new ApiException(ApiException.Kind.TOO_MANY,
				"Too many wrong API keys came from this address; try again in a minute.",
				Map.of(HttpHeaders.RETRY_AFTER, String.valueOf(FailureLimit.WINDOW.toSeconds())));
	}

	/** No early end: how long it takes must not tell which key came close. */
	private boolean matches(byte[] hash) {
		boolean found = false;
		for (byte[] known : this.hashes) {
			found |= MessageDigest.isEqual(known, hash);
		}
		return found;
	}

	private static @Nullable String key(HttpHeaders headers) {
		String key = headers.getFirst(KEY_HEADER);
		String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
		if (key == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return authorization.substring(BEARER.length()).strip();
		}
		return key;
	}

	private static byte[] sha256(String key) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** What a request's key is worth. */
	enum Result {

		ABSENT, VALID, INVALID, BLOCKED

	}

}
