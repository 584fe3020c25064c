package io.monitoring.web;

import org.jspecify.annotations.Nullable;

/**
 * The one rule of access: everything works from the local machine, from elsewhere only
 * the health answers until a property opens more.
 */
public final class AccessRule {

	private static final String ROLE_PREFIX = "ROLE_";

	private final AccessPolicy read;

	private final AccessPolicy write;

	private final String role;

	private final ApiKeys apiKeys;

	/**
	 * Create the rule.
	 * @param read who may read
	 * @param write who may change something
	 * @param role role of an authenticated user that opens both, with or without the
	 * prefix {@code ROLE_}
	 * @param apiKeys keys that do the same
	 */
	public AccessRule(AccessPolicy read, AccessPolicy write, String role, ApiKeys apiKeys) {
		this.read = read;
		this.write = write;
		this.role = role.startsWith(ROLE_PREFIX) ? role.substring(ROLE_PREFIX.length()) : role;
		this.apiKeys = apiKeys;
	}

	void check(Area area, ApiRequest request) {
		ApiException refusal = refusal(area, request);
		if (refusal != null) {
			throw refusal;
		}
	}

	boolean mayRead(ApiRequest request) {
		return refusal(Area.READ, request) == null;
	}

	private @Nullable ApiException refusal(Area area, ApiRequest request) {
		if (area == Area.HEALTH) {
			return null;
		}
		AccessPolicy policy = (area == Area.READ) ? this.read : this.write;
		if (policy.level() == AccessLevel.NONE) {
			return refused("'%s' is 'none'.".formatted(policy.property()));
		}
		if (policy.level() == AccessLevel.ALL || request.caller().locality() == Locality.LOCAL) {
			return null;
		}
		return (policy.level() == AccessLevel.LOCAL) ? notLocal(policy, request) : notAuthenticated(policy, request);
	}

	private static ApiException notLocal(AccessPolicy policy, ApiRequest request) {
		String reason = reason(request.caller().locality());
		return refused("%s Set '%s' to 'authenticated' or 'all' to open it.".formatted(reason, policy.property()));
	}

	private @Nullable ApiException notAuthenticated(AccessPolicy policy, ApiRequest request) {
		if (hasRole(request.caller())) {
			return null;
		}
		ApiKeys.Result result = this.apiKeys.check(request);
		if (result == ApiKeys.Result.BLOCKED) {
			return ApiKeys.blocked();
		}
		if (result == ApiKeys.Result.VALID) {
			return null;
		}
		return refused("%s From elsewhere '%s' asks for a user with the role '%s' or for an API key."
			.formatted(reason(request.caller().locality()), policy.property(), this.role));
	}

	private boolean hasRole(Caller caller) {
		return caller.inRole().test(this.role) || caller.inRole().test(ROLE_PREFIX + this.role);
	}

	private static String reason(Locality locality) {
		return switch (locality) {
			case FORWARDED -> "The request came through a proxy, so it does not count as local.";
			case FOREIGN_HOST -> "The Host header names neither an address nor localhost, so the request does not "
					+ "count as local; use http://localhost.";
			default -> "Only requests from the local machine are answered.";
		};
	}

	private static ApiException refused(String detail) {
		return new ApiException(ApiException.Kind.REFUSED, detail);
	}

}
