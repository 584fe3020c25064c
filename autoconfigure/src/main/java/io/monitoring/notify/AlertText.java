package io.monitoring.notify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one alert: texts of bounded length on one line each, not yet escaped
 * for a channel.
 *
 * @param firing whether it fires, or is resolved
 * @param name name of the rule
 * @param severity the severity, or the empty string
 * @param summary what the rule says in short, or its name
 * @param description what the rule says at length, or the empty string
 * @param since when it began to fire or was resolved
 * @param value value of the expression
 * @param labels all other labels
 * @param runbook address of the runbook, or {@code null}
 * @param dashboard address of a dashboard, or {@code null}
 */
public record AlertText(boolean firing, String name, String severity, String summary, String description, String since,
		String value, String labels, @Nullable String runbook, @Nullable String dashboard) {

	private static final int MAX_NAME = 128;

	private static final int MAX_SUMMARY = 300;

	private static final int MAX_DESCRIPTION = 1500;

	private static final int MAX_LABELS = 20;

	static AlertText of(Alert alert) {
		Map<String, String> annotations = alert.annotations();
		String name = PlainText.words(alert.name(), MAX_NAME);
		String summary = PlainText.words(annotations.getOrDefault("summary", ""), MAX_SUMMARY);
		return new AlertText(alert.state() == AlertState.FIRING, name, PlainText.words(alert.severity(), MAX_NAME),
				summary.isEmpty() ? name : summary,
				PlainText.words(annotations.getOrDefault("description", ""), MAX_DESCRIPTION), time(alert.since()),
				number(alert.value()), labels(alert.labels().without(List.of(Alert.NAME_LABEL, Alert.SEVERITY_LABEL))),
				WebLink.of(annotations.get("runbook_url")), WebLink.of(annotations.get("dashboard_url")));
	}

	/**
	 * Return what happened and what is wrong.
	 * @return for example {@code Firing: 5 % of requests fail}
	 */
	public String heading() {
		return (this.firing ? "Firing: " : "Resolved: ") + this.summary;
	}

	/**
	 * Return the figures.
	 * @return since when, the value and the labels
	 */
	public String details() {
		return (this.firing ? "since " : "at ") + this.since + ", value " + this.value
				+ (this.labels.isEmpty() ? "" : ", " + this.labels);
	}

	/**
	 * Return a time as people read it.
	 * @param time the time
	 * @return for example {@code 2026-11-21 10:00:00 UTC}
	 */
	static String time(Instant time) {
		return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
	}

	static String labels(Labels labels) {
		StringJoiner text = new StringJoiner(", ");
		labels.toMap()
			.entrySet()
			.stream()
			.limit(MAX_LABELS)
			.forEach((label) -> text
				.add(PlainText.words(label.getKey(), MAX_NAME) + "=" + PlainText.words(label.getValue(), MAX_NAME)));
		int more = labels.toMap().size() - MAX_LABELS;
		return (more > 0) ? text + " and " + more + " more" : text.toString();
	}

	/** Four digits that count, as people compare them. */
	static String number(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return Double.isNaN(value) ? "NaN" : ((value > 0) ? "+Inf" : "-Inf");
		}
		double size = Math.abs(value);
		if (size != 0 && (size < 1e-4 || size >= 1e15)) {
			return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toString();
		}
		if (size >= 1000) {
			return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
		}
		BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
		return (rounded.signum() != 0) ? rounded.toPlainString() : "0";
	}

}
