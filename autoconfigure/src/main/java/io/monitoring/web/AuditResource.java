package io.monitoring.web;

import java.util.List;

import io.monitoring.audit.AuditEntry;
import io.monitoring.web.input.QueryParameters;

/**
 * The record of what was changed and refused.
 */
final class AuditResource {

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	private final AuditSource source;

	AuditResource(AuditSource source) {
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get("audit", this::recent));
	}

	private ApiResponse recent(Route.Call call) {
		int limit = new QueryParameters(call.request().query(), "limit").limit("limit", DEFAULT_LIMIT, MAX_LIMIT);
		return ApiResponse.ok(new AuditView(this.source.log().recent(limit)));
	}

	/** An entry has nothing but what may be shown. */
	record AuditView(List<AuditEntry> entries) {

	}

}
