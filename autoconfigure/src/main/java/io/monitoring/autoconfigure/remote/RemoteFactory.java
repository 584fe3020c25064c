package io.monitoring.autoconfigure.remote;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.monitoring.autoconfigure.OutboundTls;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.remote.RemoteSettings;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Checks the properties of the remote engine. Values are not shown, because an address
 * can be a secret too.
 */
final class RemoteFactory {

	private static final String PREFIX = "monitoring.prometheus.";

	private static final String TENANT = "X-Scope-OrgID";

	private static final int MOST_BYTES = 256 * 1024 * 1024;

	private final PropertyErrors errors;

	private final PrometheusProperties properties;

	RemoteFactory(PropertyErrors errors, PrometheusProperties properties) {
		this.errors = errors;
		this.properties = properties;
	}

	RemoteSettings settings(long maxSamples) {
		check("connect-timeout", this.properties.connectTimeout(), Duration.ofMillis(1), Duration.ofMinutes(1));
		check("timeout", this.properties.timeout(), Duration.ofMillis(1), Duration.ofMinutes(5));
		check("delay", this.properties.delay(), Duration.ZERO, Duration.ofMinutes(30));
		long bytes = this.properties.maxAnswerSize().toBytes();
		if (bytes < 1024 || bytes > MOST_BYTES) {
			throw this.errors.invalid(PREFIX + "max-answer-size", "The size is not between 1KB and 256MB.",
					"Set a size such as 16MB.");
		}
		return new RemoteSettings(url(), headers(), matchers(), this.properties.delay(),
				new RemoteSettings.Limits(this.properties.timeout(), (int) bytes, maxSamples));
	}

	private void check(String name, Duration value, Duration least, Duration most) {
		if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
			throw this.errors.invalid(PREFIX + name,
					"The duration is not between " + least.toMillis() + "ms and " + most.toMinutes() + "m.",
					"Set a duration in this range, or remove the property.");
		}
	}

	private SecretUrl url() {
		String url = this.properties.url();
		if (url == null || url.isBlank()) {
			throw this.errors.invalid(PREFIX + "url", "There is no address, but 'monitoring.engine' is 'prometheus'.",
					"Set the address of a Prometheus, for example http://prometheus:9090.");
		}
		return checked("url", () -> {
			SecretUrl address = SecretUrl.of(url);
			address.append("/api/v1/query");
			return address;
		}, "Set an address such as http://prometheus:9090.");
	}

	private RequestHeaders headers() {
		RequestHeaders[] headers = { authorization() };
		String tenant = this.properties.tenant();
		if (tenant != null) {
			headers[0] = checked("tenant", () -> headers[0].with(TENANT, SecretText.of(tenant).reveal()),
					"Set the tenant as the server knows it.");
		}
		new TreeMap<>(this.properties.headers()).forEach((name, value) -> headers[0] = checked("headers." + name,
				() -> headers[0].with(name, value), "Set a name and a value that are valid in a request."));
		return headers[0];
	}

	private RequestHeaders authorization() {
		String token = this.properties.bearerToken();
		String username = this.properties.username();
		String password = this.properties.password();
		if (token != null) {
			if (username != null || password != null) {
				throw this.errors.invalidSecret(PREFIX + "bearer-token",
						"There are both a token and a user name or password.", "Remove one of them.");
			}
			return checked("bearer-token", () -> RequestHeaders.NONE.authorization("Bearer", SecretText.of(token)),
					"Set the token as it was issued.");
		}
		if (username == null && password == null) {
			return RequestHeaders.NONE;
		}
		if (username == null || password == null) {
			throw this.errors.invalidSecret(PREFIX + ((username == null) ? "username" : "password"),
					"There is a user name without a password, or a password without a name.", "Set both of them.");
		}
		return checked("password", () -> RequestHeaders.NONE.basic(username, SecretText.of(password)),
				"Set a name without a colon, and a password.");
	}

	private List<LabelMatcher> matchers() {
		return new TreeMap<>(this.properties.match()).entrySet().stream().map(this::matcher).toList();
	}

	private LabelMatcher matcher(Map.Entry<String, String> label) {
		if (!label.getKey().matches("[a-zA-Z_][a-zA-Z0-9_]*") || label.getValue().isEmpty()) {
			throw this.errors.invalid(PREFIX + "match." + label.getKey(),
					"It is not the name of a label, or the label has no value.",
					"Write for example 'monitoring.prometheus.match.application: shop'.");
		}
		return LabelMatcher.equal(label.getKey(), label.getValue());
	}

	OutboundHttp http(OutboundHttp http, Supplier<@Nullable SslBundles> bundles) {
		OutboundHttp own = http.withTimeouts(this.properties.connectTimeout(), this.properties.timeout());
		String name = this.properties.sslBundle();
		return (name == null) ? own : OutboundTls.of(own, bundle(name, bundles.get()));
	}

	private SslBundle bundle(String name, @Nullable SslBundles bundles) {
		try {
			if (bundles != null) {
				return bundles.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			// The failure below says it.
		}
		throw this.errors.invalid(PREFIX + "ssl-bundle", "There is no SSL bundle '" + name + "'.",
				"Configure it under 'spring.ssl.bundle', or name one that exists.");
	}

	private <T> T checked(String name, Supplier<T> creator, String action) {
		try {
			return creator.get();
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalidSecret(PREFIX + name, String.valueOf(ex.getMessage()), action);
		}
	}

}
