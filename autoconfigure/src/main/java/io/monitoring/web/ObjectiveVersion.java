package io.monitoring.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.web.ApiException.Kind;

import org.springframework.http.HttpHeaders;

/**
 * The version of an objective in the headers {@code ETag} and {@code If-Match}.
 */
final class ObjectiveVersion {

	private static final Pattern TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

	private ObjectiveVersion() {
	}

	static Map<String, String> header(ManagedObjective objective) {
		return Map.of(HttpHeaders.ETAG, "\"" + objective.version() + "\"");
	}

	/**
	 * Return which version a client wants to change.
	 * @param request the request
	 * @param present the objective as it is
	 * @return the version, which may be another one by the time of the change
	 */
	static long expected(ApiRequest request, ManagedObjective present) {
		List<String> given = request.headers().getOrEmpty(HttpHeaders.IF_MATCH);
		if (given.isEmpty()) {
			throw new ApiException(Kind.UNCONDITIONAL,
					"Send the version that you have seen, 'If-Match: \"%d\"'; it is the ETag of 'sla/objectives/%s'."
						.formatted(present.version(), present.name()));
		}
		String tags = String.join(",", given).strip();
		if (tags.equals("*")) {
			return present.version();
		}
		for (String tag : tags.split(",", -1)) {
			Matcher matcher = TAG.matcher(tag.strip());
			if (matcher.matches() && Long.parseLong(matcher.group(1)) == present.version()) {
				return present.version();
			}
		}
		throw new ApiException(Kind.STALE,
				"The objective has been changed meanwhile: its version is %d. Read it again and repeat the change."
					.formatted(present.version()));
	}

}
