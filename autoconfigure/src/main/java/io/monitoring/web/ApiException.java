package io.monitoring.web;

import java.util.Map;

/**
 * Ends a request with a problem.
 */
final class ApiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Kind kind;

	private final transient Map<String, String> headers;

	ApiException(Kind kind, String detail) {
		this(kind, detail, Map.of());
	}

	ApiException(Kind kind, String detail, Map<String, String> headers) {
		super(detail, null, false, false);
		this.kind = kind;
		this.headers = headers;
	}

	int status() {
		return this.kind.status;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	Kind kind() {
		return this.kind;
	}

	ApiResponse toResponse(String instance) {
		String type = "urn:monitoring:problem:" + this.kind.code;
		return ApiResponse.problem(
				new Problem(type, this.kind.title, this.kind.status, String.valueOf(getMessage()), instance),
				this.headers);
	}

	/**
	 * The kinds of problems; their codes are part of the interface.
	 */
	enum Kind {

		MALFORMED(400, "malformed-request", "Malformed request"),

		REFUSED(403, "access-refused", "Access refused"),

		CROSS_SITE(403, "cross-site-request", "Cross-site request refused"),

		NOT_FOUND(404, "not-found", "Not found"),

		METHOD(405, "method-not-allowed", "Method not allowed"),

		NOT_ACCEPTABLE(406, "not-acceptable", "Not acceptable"),

		CONFLICT(409, "conflict", "Conflict"),

		STALE(412, "stale-version", "Changed meanwhile"),

		TOO_LARGE(413, "body-too-large", "Body too large"),

		MEDIA_TYPE(415, "unsupported-media-type", "Unsupported media type"),

		UNCONDITIONAL(428, "precondition-required", "Precondition required"),

		TOO_MANY(429, "too-many-failures", "Too many failed attempts"),

		BUSY(429, "too-many-requests", "Too many requests"),

		INTERNAL(500, "internal-error", "Internal error"),

		UNAVAILABLE(503, "storage-unavailable", "Storage unavailable");

		private final int status;

		private final String code;

		private final String title;

		Kind(int status, String code, String title) {
			this.status = status;
			this.code = code;
			this.title = title;
		}

		int status() {
			return this.status;
		}

	}

}
