package io.monitoring.web;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.web.input.Author;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A method on a path and what answers it.
 *
 * @param method the HTTP method
 * @param template the path below the base path; a segment in braces stands for any
 * @param area who may use it
 * @param takesBody whether a request that changes something may have fields
 * @param contentTypes the types that it can answer with, the first of them by default
 * @param handler what answers
 */
record Route(String method, String template, Area area, boolean takesBody, List<String> contentTypes, Handler handler) {

	static Route get(String template, Handler handler) {
		return new Route("GET", template, Area.READ, false, List.of(ApiResponse.JSON), handler);
	}

	static Route get(String template, List<String> contentTypes, Handler handler) {
		return new Route("GET", template, Area.READ, false, contentTypes, handler);
	}

	/**
	 * Create a route for requests that change nothing but are too long for an address.
	 */
	static Route readByPost(String template, Handler handler) {
		return new Route("POST", template, Area.READ, false, List.of(ApiResponse.JSON), handler);
	}

	static Route health(String template, Handler handler) {
		return new Route("GET", template, Area.HEALTH, false, List.of(ApiResponse.JSON), handler);
	}

	static Route post(String template, Handler handler) {
		return new Route("POST", template, Area.WRITE, false, List.of(ApiResponse.JSON), handler);
	}

	/**
	 * Create a route for requests that change something and say in their body what.
	 */
	static Route postBody(String template, Handler handler) {
		return new Route("POST", template, Area.WRITE, true, List.of(ApiResponse.JSON), handler);
	}

	static Route put(String template, Handler handler) {
		return new Route("PUT", template, Area.WRITE, true, List.of(ApiResponse.JSON), handler);
	}

	static Route delete(String template, Handler handler) {
		return new Route("DELETE", template, Area.WRITE, false, List.of(ApiResponse.JSON), handler);
	}

	/**
	 * Compare a path with the template.
	 * @param segments decoded segments of the path
	 * @return what the segments in braces stand for, {@code null} if it does not match
	 */
	@Nullable List<String> match(List<String> segments) {
		List<String> expected = this.template.isEmpty() ? List.of() : List.of(this.template.split("/"));
		if (expected.size() != segments.size()) {
			return null;
		}
		List<String> variables = new ArrayList<>();
		for (int i = 0; i < segments.size(); i++) {
			if (expected.get(i).startsWith("{")) {
				variables.add(segments.get(i));
			}
			else if (!expected.get(i).equals(segments.get(i))) {
				return null;
			}
		}
		return variables;
	}

	/**
	 * Answers a request.
	 */
	@FunctionalInterface
	interface Handler {

		ApiResponse handle(Call call);

	}

	/**
	 * A request whose caller may use the route.
	 *
	 * @param request the request
	 * @param variables what the segments in braces stand for
	 * @param contentType the type to answer with
	 * @param body the body of a request that changes something, an empty object where
	 * there is none
	 * @param change is told what the request changes
	 */
	record Call(ApiRequest request, List<String> variables, String contentType, JsonNode body, Change change) {

		String variable() {
			return this.variables.get(0);
		}

		/**
		 * Return the address of another path.
		 * @param path the path below the base path
		 * @return the path on the server
		 */
		String link(String path) {
			String base = this.request.path();
			for (int i = 0; i < this.request.segments().size(); i++) {
				base = base.substring(0, Math.max(0, base.lastIndexOf('/')));
			}
			return base + "/" + path;
		}

		Author author() {
			return new Author(this.request.caller().user(), this.request.caller().address());
		}

	}

}
