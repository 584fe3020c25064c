package io.monitoring.notify.teams;

import java.util.Map;

import io.monitoring.notify.AlertText;
import io.monitoring.notify.JsonText;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.SeverityLevel;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as an Adaptive Card. All texts are runs of a rich text, the one
 * element in which no Markdown and no functions are read, so nothing needs an escape.
 */
final class TeamsMessage {

	/** Teams refuses what is larger than 28 KB. */
	static final int MAX_BYTES = 28 * 1024;

	private TeamsMessage() {
	}

	static String of(NotificationText text) {
		JsonText json = new JsonText().beginObject()
			.member("type", "message")
			.name("attachments")
			.beginArray()
			.beginObject()
			.member("contentType", "application/vnd.microsoft.card.adaptive")
			.name("content")
			.beginObject()
			.member("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
			.member("type", "AdaptiveCard")
			.member("version", "1.4")
			.member("msteams", Map.of("width", "Full"))
			.name("body")
			.beginArray();
		body(json, text);
		json.endArray();
		if (text.link() != null) {
			json.name("actions").beginArray();
			openUrl(json, "Monitoring", text.link());
			json.endArray();
		}
		return json.endObject().endObject().endArray().endObject().toString();
	}

	private static void body(JsonText json, NotificationText text) {
		line(json, "medium");
		run(json, text.title(), true, colour(text));
		end(json);
		if (!text.notice().isEmpty()) {
			line(json, "default");
			run(json, text.notice(), true, "accent");
			end(json);
		}
		text.facts().forEach((name, value) -> {
			line(json, "none");
			run(json, name + ": ", true, "default");
			run(json, value, false, "default");
			end(json);
		});
		text.alerts().forEach((alert) -> alert(json, alert));
		if (!text.more().isEmpty()) {
			line(json, "medium");
			run(json, text.more(), false, "default");
			end(json);
		}
	}

	private static void alert(JsonText json, AlertText alert) {
		line(json, "medium");
		run(json, alert.heading(), true, alert.firing() ? "attention" : "good");
		end(json);
		if (!alert.description().isEmpty()) {
			line(json, "none");
			run(json, alert.description(), false, "default");
			end(json);
		}
		line(json, "none");
		run(json, alert.details(), false, "default");
		link(json, "Runbook", alert.runbook());
		link(json, "Dashboard", alert.dashboard());
		end(json);
	}

	private static String colour(NotificationText text) {
		if (!text.firing()) {
			return "good";
		}
		return (SeverityLevel.of(text.severity()).compareTo(SeverityLevel.ERROR) < 0) ? "warning" : "attention";
	}

	private static void line(JsonText json, String spacing) {
		json.beginObject().member("type", "RichTextBlock").member("spacing", spacing).name("inlines").beginArray();
	}

	private static void end(JsonText json) {
		json.endArray().endObject();
	}

	private static void run(JsonText json, String text, boolean bold, String colour) {
		json.beginObject()
			.member("type", "TextRun")
			.member("text", text)
			.member("weight", bold ? "bolder" : "default")
			.member("color", colour)
			.endObject();
	}

	private static void link(JsonText json, String title, @Nullable String url) {
		if (url == null) {
			return;
		}
		json.beginObject().member("type", "TextRun").member("text", " " + title).name("selectAction");
		openUrl(json, title, url);
		json.endObject();
	}

	private static void openUrl(JsonText json, String title, String url) {
		json.beginObject().member("type", "Action.OpenUrl").member("title", title).member("url", url).endObject();
	}

}
