package io.monitoring.notify.mail;

import io.monitoring.notify.AlertText;
import io.monitoring.notify.NotificationText;
import org.jspecify.annotations.Nullable;

/**
 * Writes a notification as a page of HTML without scripts, images or styles from
 * elsewhere. Every text is escaped.
 */
final class MailHtml {

	private static final String FIRING = "#b00020";

	private static final String RESOLVED = "#1b6e2c";

	private MailHtml() {
	}

	static String of(NotificationText text) {
		StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
				+ "<body style=\"font-family:sans-serif\">");
		html.append(heading("h2", text.title(), text.firing()));
		paragraph(html, "<strong>", text.notice(), "</strong>");
		html.append("<table>");
		text.facts()
			.forEach((name, value) -> html.append("<tr><th align=\"left\">")
				.append(escape(name))
				.append("</th><td>")
				.append(escape(value))
				.append("</td></tr>"));
		html.append("</table>");
		text.alerts().forEach((alert) -> alert(html, alert));
		paragraph(html, "", text.more(), "");
		paragraph(html, link(text.link(), "Monitoring"));
		return html.append("</body></html>").toString();
	}

	private static void alert(StringBuilder html, AlertText alert) {
		html.append(heading("h3", alert.heading(), alert.firing()));
		paragraph(html, "", alert.description(), "");
		paragraph(html, "", alert.details(), "");
		paragraph(html, link(alert.runbook(), "Runbook") + link(alert.dashboard(), "Dashboard"));
	}

	private static String heading(String tag, String text, boolean firing) {
		return "<" + tag + " style=\"color:" + (firing ? FIRING : RESOLVED) + "\">" + escape(text) + "</" + tag + ">";
	}

	private static void paragraph(StringBuilder html, String before, String text, String after) {
		paragraph(html, text.isEmpty() ? "" : before + escape(text) + after);
	}

	private static void paragraph(StringBuilder html, String content) {
		if (!content.isEmpty()) {
			html.append("<p>").append(content).append("</p>");
		}
	}

	private static String link(@Nullable String url, String name) {
		return (url != null) ? "<a rel=\"noreferrer\" href=\"" + escape(url) + "\">" + name + "</a> " : "";
	}

	static String escape(String text) {
		StringBuilder target = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '&' -> target.append("&amp;");
				case '<' -> target.append("&lt;");
				case '>' -> target.append("&gt;");
				case '"' -> target.append("&quot;");
				case '\'' -> target.append("&#39;");
				default -> target.append(character);
			}
		}
		return target.toString();
	}

}
