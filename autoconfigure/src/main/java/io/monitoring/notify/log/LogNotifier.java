package io.monitoring.notify.log;

import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.PlainText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each alert: a warning while it fires, an information when it is
 * resolved.
 */
public final class LogNotifier implements Notifier {

	private static final Logger logger = LoggerFactory.getLogger(LogNotifier.class);

	private static final int MAX_TEXT = 512;

	/** A rule that raises thousands of alerts must not drown the application's log. */
	private static final int MAX_LINES = 100;

	private final String name;

	public LogNotifier(String name) {
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void send(Notification notification) {
		List<Alert> alerts = notification.alerts();
		for (Alert alert : alerts.subList(0, Math.min(MAX_LINES, alerts.size()))) {
			String reason = notification.reason().text();
			if (alert.state() == AlertState.FIRING) {
				logger.warn("Alert firing: {} ({})", describe(alert), reason);
			}
			else {
				logger.info("Alert resolved: {} ({})", describe(alert), reason);
			}
		}
		if (alerts.size() > MAX_LINES) {
			logger.warn("{} more alerts of the group {} are not logged", alerts.size() - MAX_LINES,
					clean(notification.groupLabels().toString()));
		}
	}

	/** Label values and annotations come from outside: each is kept on the line. */
	private static String describe(Alert alert) {
		StringBuilder text = new StringBuilder(clean(alert.name()));
		text.append(' ').append(clean(alert.labels().without(List.of(Alert.NAME_LABEL)).toString()));
		text.append(" since ").append(alert.since());
		String summary = alert.annotations().getOrDefault("summary", "");
		if (!summary.isEmpty()) {
			text.append(": ").append(clean(summary));
		}
		return text.toString();
	}

	private static String clean(String text) {
		return PlainText.oneLine(text, MAX_TEXT);
	}

}
