package io.monitoring.notify.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.monitoring.notify.AlertText;
import io.monitoring.notify.JsonText;
import io.monitoring.notify.NotificationText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as a message of blocks. Texts of alerts stand in plain text; only
 * links are markup, and they are ours.
 */
final class SlackMessage {

	/** Two blocks for each alert stay below the 50 blocks of a message. */
	static final int MAX_ALERTS = 20;

	private static final int MAX_HEADER = 150;

	private static final int MAX_SECTION = 3000;

	private static final int MAX_FALLBACK = 500;

	private SlackMessage() {
	}

	static String of(NotificationText text, String channel) {
		JsonText json = new JsonText().beginObject();
		if (!channel.isEmpty()) {
			json.member("channel", channel);
		}
		json.member("text", SlackText.escape(fallback(text), MAX_FALLBACK))
			.member("mrkdwn", false)
			.member("unfurl_links", false)
			.member("unfurl_media", false)
			.name("blocks")
			.beginArray();
		blocks(json, text);
		return json.endArray().endObject().toString();
	}

	private static String fallback(NotificationText text) {
		String summary = text.alerts().isEmpty() ? "" : ": " + text.alerts().get(0).summary();
		return text.title() + summary + (text.notice().isEmpty() ? "" : " - " + text.notice());
	}

	private static void blocks(JsonText json, NotificationText text) {
		plain(json, "header", text.title(), MAX_HEADER);
		if (!text.notice().isEmpty()) {
			plain(json, "section", text.notice(), MAX_SECTION);
		}
		String facts = text.facts()
			.entrySet()
			.stream()
			.map((fact) -> fact.getKey() + ": " + fact.getValue())
			.collect(Collectors.joining("\n"));
		plain(json, "section", facts, MAX_SECTION);
		text.alerts().forEach((alert) -> alert(json, alert));
		if (!text.more().isEmpty()) {
			plain(json, "section", text.more(), MAX_SECTION);
		}
		links(json, link(text.link(), "Monitoring"), null);
	}

	private static void alert(JsonText json, AlertText alert) {
		String description = alert.description().isEmpty() ? "" : "\n" + alert.description();
		plain(json, "section", alert.heading() + description + "\n" + alert.details(), MAX_SECTION);
		links(json, link(alert.runbook(), "Runbook"), link(alert.dashboard(), "Dashboard"));
	}

	private static void plain(JsonText json, String type, String text, int maxLength) {
		json.beginObject()
			.member("type", type)
			.name("text")
			.beginObject()
			.member("type", "plain_text")
			.member("text", SlackText.escape(text, maxLength))
			.member("emoji", false)
			.endObject()
			.endObject();
	}

	private static void links(JsonText json, @Nullable String first, @Nullable String second) {
		List<String> links = new ArrayList<>();
		if (first != null) {
			links.add(first);
		}
		if (second != null) {
			links.add(second);
		}
		if (links.isEmpty()) {
			return;
		}
		json.beginObject().member("type", "context").name("elements").beginArray();
		for (String link : links) {
			json.beginObject().member("type", "mrkdwn").member("text", link).member("verbatim", true).endObject();
		}
		json.endArray().endObject();
	}

	/** An address has no character that would end the link: it was parsed. */
	private static @Nullable String link(@Nullable String url, String name) {
		return (url != null) ? "<" + url.replace("&", "&amp;") + "|" + name + ">" : null;
	}

}
