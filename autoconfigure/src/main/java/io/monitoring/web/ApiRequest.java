package io.monitoring.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A request to the interface, free of any web stack.
 *
 * @param method the HTTP method
 * @param path the path as it was requested, not decoded, without the query
 * @param query the query of the address, not decoded, {@code null} if there is none
 * @param segments decoded segments of the path below the base path
 * @param headers the headers as they came over the wire
 * @param caller who calls
 * @param body the body, not read yet
 */
public record ApiRequest(String method, String path, @Nullable String query, List<String> segments, HttpHeaders headers,
		Caller caller, RequestBody body) {

	public ApiRequest {
		segments = List.copyOf(segments);
	}

}
