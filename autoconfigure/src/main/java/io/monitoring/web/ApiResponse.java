package io.monitoring.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An answer of the interface, free of any web stack.
 *
 * @param status the HTTP status
 * @param contentType type of the body, {@code null} where there is none
 * @param body the body, to be sent as UTF-8
 * @param headers all other headers
 */
public record ApiResponse(int status, @Nullable String contentType, String body, Map<String, String> headers) {

	static final String JSON = "application/json";

	private static final String PROBLEM = "application/problem+json";

	public ApiResponse {
		headers = Map.copyOf(headers);
	}

	static ApiResponse ok(Object view) {
		return json(200, view);
	}

	static ApiResponse json(int status, Object view) {
		return new ApiResponse(status, JSON, Json.write(view), Map.of());
	}

	static ApiResponse text(String contentType, String body) {
		return new ApiResponse(200, contentType, body, Map.of());
	}

	static ApiResponse noContent(Map<String, String> headers) {
		return new ApiResponse(204, null, "", headers);
	}

	static ApiResponse problem(Problem problem, Map<String, String> headers) {
		return new ApiResponse(problem.status(), PROBLEM, Json.write(problem), headers);
	}

	ApiResponse with(Map<String, String> others) {
		Map<String, String> all = new LinkedHashMap<>(others);
		all.putAll(this.headers);
		return new ApiResponse(this.status, this.contentType, this.body, all);
	}

}
