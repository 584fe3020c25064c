package io.monitoring.autoconfigure.remote;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the remote engine.
 *
 * @param url Address of a server with the HTTP API of Prometheus, up to the path before
 * "/api/v1", for example http://prometheus:9090 or https://mimir.example.com/prometheus.
 * @param bearerToken Token that is sent as "Authorization: Bearer".
 * @param username User name of basic authentication.
 * @param password Password of basic authentication.
 * @param sslBundle Name of an SSL bundle with the certificates to trust and to show.
 * @param tenant Tenant, sent as the header "X-Scope-OrgID".
 * @param headers Further headers of each request.
 * @param connectTimeout How long to wait for a connection.
 * @param timeout How long to wait for an answer. All queries of a tick have 80% of the
 * sampling interval.
 * @param maxAnswerSize How large an answer may be.
 * @param delay How far in the past rules and objectives look, so that samples have
 * arrived at the server.
 * @param match Labels that every series has to have that the server is asked for, for
 * example the name of the application.
 */
@ConfigurationProperties("monitoring.prometheus")
record PrometheusProperties(@Nullable String url, @Nullable String bearerToken, @Nullable String username,
		@Nullable String password, @Nullable String sslBundle, @Nullable String tenant,
		@DefaultValue Map<String, String> headers, @DefaultValue("2s") Duration connectTimeout,
		@DefaultValue("5s") Duration timeout, @DefaultValue("16MB") DataSize maxAnswerSize,
		@DefaultValue("5s") Duration delay, @DefaultValue Map<String, String> match) {

	PrometheusProperties {
		headers = Map.copyOf(headers);
		match = Map.copyOf(match);
	}

	/** With secrets in it, it must not be shown. */
	@Override
	public String toString() {
		return "PrometheusProperties";
	}

}
