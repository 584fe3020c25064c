package io.monitoring.notify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * What a notification says, the same for all channels: texts of bounded length on one
 * line each, which the channel escapes.
 *
 * @param title status, number, name and severity
 * @param notice that nothing is wrong, for drills and tests, or the empty string
 * @param firing whether at least one alert fires
 * @param severity the highest severity among the alerts, or the empty string
 * @param facts names and texts: why it is sent, counts, severity, group
 * @param alerts the alerts that are shown, firing ones first
 * @param hidden how many alerts are not shown
 * @param link address of the monitoring page, or {@code null}
 */
public record NotificationText(String title, String notice, boolean firing, String severity, Map<String, String> facts,
		List<AlertText> alerts, int hidden, @Nullable String link) {

	private static final int MAX_TITLE = 250;

	/**
	 * Put a notification into words.
	 * @param notification the notification
	 * @param maxAlerts largest number of alerts shown
	 * @return the words
	 */
	public static NotificationText of(Notification notification, int maxAlerts) {
		List<Alert> all = notification.alerts();
		String severity = PlainText.words(SeverityLevel.highest(all), 64);
		List<AlertText> shown = all.stream()
			.sorted(Comparator.comparing((alert) -> alert.state() != AlertState.FIRING))
			.limit(maxAlerts)
			.map(AlertText::of)
			.toList();
		return new NotificationText(title(notification, severity), notice(notification.reason()),
				notification.isFiring(), severity, facts(notification, severity), shown, all.size() - shown.size(),
				WebLink.of(notification.externalUrl()));
	}

	private static String title(Notification notification, String severity) {
		long count = notification.isFiring() ? firing(notification.alerts()) : notification.alerts().size();
		String mark = switch (notification.reason()) {
			case DRILL -> "[FIRE DRILL] ";
			case TEST -> "[TEST] ";
			default -> "";
		};
		String status = notification.isFiring() ? "[FIRING:" : "[RESOLVED:";
		return PlainText.cut(mark + status + count + "] " + subject(notification)
				+ (severity.isEmpty() ? "" : " (" + severity + ")"), MAX_TITLE);
	}

	/** The name all alerts have in common, or else what the group has in common. */
	private static String subject(Notification notification) {
		Set<String> names = new LinkedHashSet<>();
		notification.alerts().forEach((alert) -> names.add(alert.name()));
		if (names.size() == 1) {
			return PlainText.words(names.iterator().next(), 128);
		}
		String group = AlertText.labels(notification.groupLabels());
		return group.isEmpty() ? "several alerts" : PlainText.cut(group, 128);
	}

	private static String notice(NotificationReason reason) {
		return switch (reason) {
			case DRILL -> "This is a fire drill: nothing is wrong.";
			case TEST -> "This is a test: nothing is wrong.";
			default -> "";
		};
	}

	private static Map<String, String> facts(Notification notification, String severity) {
		long firing = firing(notification.alerts());
		long resolved = notification.alerts().size() - firing;
		String group = AlertText.labels(notification.groupLabels());
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Reason", notification.reason().text());
		facts.put("Alerts", firing + " firing, " + resolved + " resolved");
		if (!severity.isEmpty()) {
			facts.put("Severity", severity);
		}
		if (!group.isEmpty()) {
			facts.put("Group", group);
		}
		facts.put("Time", AlertText.time(notification.time()));
		return facts;
	}

	private static long firing(List<Alert> alerts) {
		return alerts.stream().filter((alert) -> alert.state() == AlertState.FIRING).count();
	}

	/**
	 * Return that there is more than is shown.
	 * @return for example {@code and 5 more}, the empty string if all is shown
	 */
	public String more() {
		return (this.hidden > 0) ? "and " + this.hidden + " more" : "";
	}

	/**
	 * Return everything as plain lines.
	 * @return the lines
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		if (!this.notice.isEmpty()) {
			lines.add(this.notice);
		}
		this.facts.forEach((name, text) -> lines.add(name + ": " + text));
		for (AlertText alert : this.alerts) {
			lines.add("");
			lines.add(alert.heading());
			addUnlessEmpty(lines, alert.description());
			lines.add(alert.details());
			addUnlessEmpty(lines, (alert.runbook() != null) ? "Runbook: " + alert.runbook() : "");
			addUnlessEmpty(lines, (alert.dashboard() != null) ? "Dashboard: " + alert.dashboard() : "");
		}
		addUnlessEmpty(lines, more());
		addUnlessEmpty(lines, (this.link != null) ? "Monitoring: " + this.link : "");
		return lines;
	}

	private static void addUnlessEmpty(List<String> lines, String line) {
		if (!line.isEmpty()) {
			lines.add(line);
		}
	}

}
