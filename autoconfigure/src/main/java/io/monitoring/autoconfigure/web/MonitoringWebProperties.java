package io.monitoring.autoconfigure.web;

import java.util.List;
import java.util.regex.Pattern;

import io.monitoring.autoconfigure.PropertyErrors;
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
		apiKeys = List.copyOf(apiKeys);
	}

	void check(PropertyErrors errors) {
		if (!PATH.matcher(this.basePath).matches() || this.basePath.contains("/.")) {
			throw errors.invalid("monitoring.web.base-path",
					"A path must start with a slash, not end with one, and consist of letters, digits, '-', '_', '.' "
							+ "and '~'.",
					"Use a path such as /monitoring.");
		}
		if (this.read == AccessLevel.NONE) {
			throw errors.invalid("monitoring.web.read", "The local machine can always read.",
					"Use 'local', 'authenticated' or 'all'.");
		}
		if (this.role.isBlank()) {
			throw errors.invalid("monitoring.web.role", "The role must not be empty.",
					"Remove the property or name a role.");
		}
		for (int i = 0; i < this.apiKeys.size(); i++) {
			if (!ApiKeys.isHash(this.apiKeys.get(i))) {
				// Not the value: it may be the key itself
				throw errors.invalidSecret("monitoring.web.api-keys[" + i + "]",
						"This is not a SHA-256 hash in 64 hexadecimal digits.",
						"Set the hash of the key, which is printed by: printf %s \"$KEY\" | sha256sum");
			}
		}
	}

}
