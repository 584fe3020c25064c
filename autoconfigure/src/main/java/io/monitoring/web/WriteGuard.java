package io.monitoring.web;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import io.monitoring.web.ApiException.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a request that changes something has to be: not sent by a page of another site,
 * and small, plain JSON or without a body. What the fields may be is for the route to
 * say.
 */
final class WriteGuard {

	/** Stands for the body of a request that has none. */
	static final JsonNode NO_FIELDS = JsonNodeFactory.instance.objectNode();

	private static final int MAX_BODY = 64 * 1024;

	private WriteGuard() {
	}

	/**
	 * Check a request.
	 * @param request the request
	 * @param takesBody whether it may have fields
	 * @return the body, an empty object where there is none
	 */
	static JsonNode check(ApiRequest request, boolean takesBody) {
		checkSite(request.headers());
		MediaType type = contentType(request.headers());
		if (type != null && !MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)) {
			throw notJson();
		}
		byte[] body = read(request);
		if (body.length == 0) {
			return NO_FIELDS;
		}
		if (type == null) {
			throw notJson();
		}
		JsonNode content = Json.read(body);
		if (!takesBody && (!content.isObject() || !content.isEmpty())) {
			throw new ApiException(Kind.MALFORMED, "This request takes no fields; send no body or an empty object.");
		}
		return content;
	}

	/**
	 * Browsers say where a request comes from, other programs need not.
	 */
	private static void checkSite(HttpHeaders headers) {
		String site = headers.getFirst("Sec-Fetch-Site");
		if (site != null) {
			if (!site.equals("same-origin") && !site.equals("none")) {
				throw crossSite();
			}
			return;
		}
		String origin = headers.getOrigin();
		if (origin != null && !isSameHost(origin, headers.getFirst(HttpHeaders.HOST))) {
			throw crossSite();
		}
	}

	private static boolean isSameHost(String origin, @Nullable String host) {
		try {
			URI uri = new URI(origin);
			String defaultPort = "https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80";
			return uri.getAuthority() != null && host != null
					&& withoutPort(uri.getAuthority(), defaultPort).equals(withoutPort(host, defaultPort));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static String withoutPort(String authority, String defaultPort) {
		String lower = authority.toLowerCase(Locale.ROOT);
		return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
	}

	private static void checkEncoding(HttpHeaders headers) {
		String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new ApiException(Kind.MEDIA_TYPE, "Compressed bodies are not accepted; send the body as it is.");
		}
	}

	private static @Nullable MediaType contentType(HttpHeaders headers) {
		try {
			return headers.getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			throw notJson();
		}
	}

	/**
	 * Read a whole body that is not too large.
	 * @param request the request
	 * @return the body, empty if there is none
	 */
	static byte[] read(ApiRequest request) {
		checkEncoding(request.headers());
		if (length(request.headers()) > MAX_BODY) {
			throw tooLarge();
		}
		try {
			byte[] body = request.body().read(MAX_BODY + 1);
			if (body.length > MAX_BODY) {
				throw tooLarge();
			}
			return body;
		}
		catch (IOException ex) {
			throw new ApiException(Kind.MALFORMED, "The body ended early.");
		}
	}

	private static long length(HttpHeaders headers) {
		try {
			return headers.getContentLength();
		}
		catch (NumberFormatException ex) {
			throw new ApiException(Kind.MALFORMED, "The Content-Length header is not a number.");
		}
	}

	private static ApiException crossSite() {
		return new ApiException(Kind.CROSS_SITE,
				"A page of another site sent this request; only this application's own pages may change something.");
	}

	private static ApiException notJson() {
		return new ApiException(Kind.MEDIA_TYPE, "Send 'Content-Type: application/json', or no body at all.");
	}

	private static ApiException tooLarge() {
		return new ApiException(Kind.TOO_LARGE, "The body is larger than %d bytes.".formatted(MAX_BODY));
	}

}
