package io.monitoring.notify.slack;

import java.util.Map;

import io.monitoring.notify.BySeverity;
import io.monitoring.outbound.SecretText;
import io.monitoring.outbound.SecretUrl;
import org.jspecify.annotations.Nullable;

/**
 * A way into Slack: an incoming web hook, or a bot that has a token.
 *
 * @param url address of the web hook, or of the method {@code chat.postMessage}
 * @param token token of the bot, {@code null} for a web hook
 * @param channel where to post; the empty string leaves it to the web hook, and newer web
 * hooks of Slack ignore it
 * @param maxAlerts largest number of alerts shown in one message, at most 20
 */
public record SlackSettings(SecretUrl url, @Nullable SecretText token, BySeverity<String> channel, int maxAlerts) {

	/** The method by which a bot posts. */
	public static final SecretUrl API = SecretUrl.of("https://slack.com/api/chat.postMessage");

	/** How many alerts a message shows unless it is set. */
	public static final int DEFAULT_ALERTS = 10;

	public SlackSettings {
		if (token != null && (channel.otherwise().isBlank() || hasBlank(channel.special()))) {
			throw new IllegalArgumentException("A bot of Slack needs a channel to post to.");
		}
	}

	/**
	 * Create settings of a web hook.
	 * @param url its address
	 * @return the settings
	 */
	public static SlackSettings webhook(SecretUrl url) {
		return new SlackSettings(url, null, BySeverity.always(""), DEFAULT_ALERTS);
	}

	/**
	 * Create settings of a bot.
	 * @param token token of the bot
	 * @param channel where to post, {@code #alerts} or the id of a channel for example
	 * @return the settings
	 */
	public static SlackSettings bot(SecretText token, BySeverity<String> channel) {
		return new SlackSettings(API, token, channel, DEFAULT_ALERTS);
	}

	private static boolean hasBlank(Map<String, String> channels) {
		return channels.values().stream().anyMatch(String::isBlank);
	}

}
