package io.monitoring.autoconfigure.web;

import java.util.List;
import java.util.regex.Pattern;

import io.monitoring.web.AccessLevel;
import io.monitoring.web.ApiKeys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the HTTP interface.
 *
 * @param basePath Path of the HTTP interface, below the path of the application or of the
 * management server.
 * @param read Who may read. The health answers are open to everybody, without details.
 * @param write Who may switch rules and change other things.
 * @param role Role of an authenticated user that opens what is set to 'authenticated'.
 * @param apiKeys SHA-256 hashes, in hexadecimal digits, of the API keys that open what is
 * set to 'authenticated'.
 */
@ConfigurationProperties("monitoring.web")
public record MonitoringWebProperties(@DefaultValue("/monitoring") String basePath,
		@DefaultValue("local") AccessLevel read, @DefaultValue("local") AccessLevel write,
		@DefaultValue("ENDPOINT_ADMIN") String role, @DefaultValue List<String> apiKeys) {

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

	public MonitoringWebProperties {
		if (!PATH.matcher(basePath).matches() || basePath.contains("/.")) {
			throw new IllegalArgumentException(("'monitoring.web.base-path' is '%s' but must start with a slash, not "
					+ "end with one and consist of letters, digits, '-', '_', '.' and '~', for example /monitoring")
				.formatted(basePath));
		}
		if (read == AccessLevel.NONE) {
			throw new IllegalArgumentException("'monitoring.web.read' is 'none' but must be 'local', 'authenticated' "
					+ "or 'all'; the local machine can always read");
		}
		if (role.isBlank()) {
			throw new IllegalArgumentException("'monitoring.web.role' must not be empty");
		}
		apiKeys = List.copyOf(apiKeys);
		for (int i = 0; i < apiKeys.size(); i++) {
			if (!ApiKeys.isHash(apiKeys.get(i))) {
				// Not the value: it may be the key itself
				throw new IllegalArgumentException(("'monitoring.web.api-keys[%d]' must be the SHA-256 hash of the "
						+ "key in 64 hexadecimal digits; get it by: printf %%s \"$KEY\" | sha256sum")
					.formatted(i));
			}
		}
	}

}
