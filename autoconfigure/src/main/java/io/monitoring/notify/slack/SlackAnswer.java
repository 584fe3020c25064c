package io.monitoring.notify.slack;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.notify.NotificationException;

/**
 * Reads what Slack's Web API says, which is a success by its status even if it is a
 * refusal. Only errors that are known are told; nothing else of the answer is.
 */
final class SlackAnswer {

	private static final Pattern OK = Pattern.compile("\"ok\"\\s*:\\s*(true|false)");

	private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([a-z_]{1,64})\"");

	private static final Set<String> TEMPORARY = Set.of("ratelimited", "rate_limited", "message_limit_exceeded",
			"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org",
			"accesslimited");

	private static final Set<String> PERMANENT = Set.of("invalid_auth", "not_authed", "account_inactive",
			"token_revoked", "token_expired", "missing_scope", "no_permission", "channel_not_found", "not_in_channel",
			"is_archived", "restricted_action", "invalid_blocks", "invalid_blocks_format", "msg_too_long", "no_text",
			"ekm_access_denied", "org_login_required", "team_access_not_granted", "invalid_arguments", "invalid_json",
			"not_allowed_token_type", "two_factor_setup_required", "messages_tab_disabled");

	private SlackAnswer() {
	}

	/**
	 * Throw unless the message was taken.
	 * @param answer the answer
	 */
	static void check(String answer) {
		Matcher ok = OK.matcher(answer);
		if (!ok.find()) {
			throw new NotificationException("the answer is not one of Slack", true, null);
		}
		if (ok.group(1).equals("true")) {
			return;
		}
		Matcher matcher = ERROR.matcher(answer);
		String error = matcher.find() ? matcher.group(1) : "";
		if (TEMPORARY.contains(error)) {
			throw new NotificationException("Slack could not take it: " + error, true, null);
		}
		throw new NotificationException(PERMANENT.contains(error) ? "Slack refused it: " + error : "Slack refused it",
				false, null);
	}

}
