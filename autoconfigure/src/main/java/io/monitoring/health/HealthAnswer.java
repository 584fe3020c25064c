package io.monitoring.health;

import java.util.Map;

/**
 * What a health check found out, with the HTTP status that says the same.
 *
 * @param status the status code, for example {@code UP}
 * @param httpStatus 200 when the application is well, usually 503 when it is not
 * @param components the parts by name
 */
public record HealthAnswer(String status, int httpStatus, Map<String, ComponentHealth> components) {

	static final int OK = 200;

	static final int UNAVAILABLE = 503;

	static HealthAnswer without(String status, int httpStatus) {
		return new HealthAnswer(status, httpStatus, Map.of());
	}

}
