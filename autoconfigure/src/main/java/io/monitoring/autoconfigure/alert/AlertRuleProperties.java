package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * One alert rule: a condition in PromQL, or in its place a metric against a threshold.
 *
 * @param expr Condition in PromQL. Every element that it returns is an alert.
 * @param metric Metric to compare, in place of an expression: a name of the Prometheus
 * endpoint, or of a meter with dots.
 * @param aggregation What is compared: "avg", "min", "max", "sum", "count", "last" or a
 * percentile from "p50" to "p99".
 * @param window How far the aggregation looks back.
 * @param operator How to compare: "gt", "gte", "lt", "lte", "eq", "ne" or the sign.
 * @param threshold Number to compare with.
 * @param holdDuration How long the condition has to hold before the alert fires.
 * @param keepFiringFor How long the alert goes on firing after the condition ended.
 * @param interval How often the rule is evaluated. Every tick when it is not set.
 * @param severity Value of the label "severity", for example "critical" or "warning".
 * @param summary One line that says what is wrong. May refer to labels and value as {{
 * $labels.uri }} and {{ $value }}.
 * @param description What it means and what to do, with the same references.
 * @param labels Further labels of the alerts. With a metric: labels that its series must
 * have, a value or a condition such as '=~"5.."'.
 * @param annotations Further texts of the alerts.
 * @param enabled Whether the rule is evaluated. A switch at run time wins, also after a
 * restart.
 */
public record AlertRuleProperties(@Nullable String expr, @Nullable String metric, @Nullable String aggregation,
		@Nullable Duration window, @Nullable String operator, @Nullable Double threshold,
		@Name("for") @Nullable Duration holdDuration, @Nullable Duration keepFiringFor, @Nullable Duration interval,
		@Nullable String severity, @Nullable String summary, @Nullable String description,
		@DefaultValue Map<String, String> labels, @DefaultValue Map<String, String> annotations,
		@DefaultValue("true") boolean enabled) {

	public AlertRuleProperties {
		labels = Map.copyOf(labels);
		annotations = Map.copyOf(annotations);
	}

	/**
	 * Create a rule in the full form.
	 * @param expr the condition
	 * @param holdDuration how long it has to hold
	 * @param severity the severity
	 * @param labels further labels of the alerts
	 * @param annotations the texts
	 * @return the rule
	 */
	static AlertRuleProperties of(String expr, Duration holdDuration, String severity, Map<String, String> labels,
			Map<String, String> annotations) {
		return new AlertRuleProperties(expr, null, null, null, null, null, holdDuration, null, null, severity, null,
				null, labels, annotations, true);
	}

	/**
	 * Return whether something of the short form is set.
	 * @return {@code true} if there is a metric, or what only makes sense with one
	 */
	boolean isThreshold() {
		return this.metric != null || this.aggregation != null || this.window != null || this.operator != null
				|| this.threshold != null;
	}

	/**
	 * Return this rule with what a user changed.
	 * @param user what the user wrote
	 * @return the rule
	 */
	AlertRuleProperties with(AlertRuleProperties user) {
		boolean otherCondition = user.expr != null || user.isThreshold();
		return new AlertRuleProperties(otherCondition ? user.expr : this.expr, user.metric, user.aggregation,
				user.window, user.operator, user.threshold, or(user.holdDuration, this.holdDuration),
				or(user.keepFiringFor, this.keepFiringFor), or(user.interval, this.interval),
				or(user.severity, this.severity), or(user.summary, this.summary),
				or(user.description, this.description), user.isThreshold() ? user.labels : or(user.labels, this.labels),
				or(user.annotations, this.annotations), user.enabled);
	}

	private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

	private static Map<String, String> or(Map<String, String> first, Map<String, String> second) {
		Map<String, String> both = new TreeMap<>(second);
		both.putAll(first);
		return both;
	}

}
