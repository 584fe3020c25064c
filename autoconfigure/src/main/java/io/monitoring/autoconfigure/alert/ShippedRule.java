package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.Map;

/**
 * A rule that comes with the starter.
 *
 * @param name name of the rule
 * @param signal what it watches: the same for rules with different thresholds, of which
 * the critical one hides the others; empty for a rule that stands alone
 * @param severity severity of its alerts
 * @param expr the condition
 * @param hold how long it has to hold
 * @param summary one line that says what is wrong
 * @param description numbers and where they come from
 */
record ShippedRule(String name, String signal, String severity, String expr, Duration hold, String summary,
		String description) {

	static final String WARNING = "warning";

	static final String CRITICAL = "critical";

	/** A rule in which only expression, name and severity matter so far. */
	static ShippedRule of(String name, String severity, String expr) {
		return new ShippedRule(name, "", severity, expr, Duration.ofMinutes(5), "", "");
	}

	ShippedRule signal(String watched) {
		return new ShippedRule(this.name, watched, this.severity, this.expr, this.hold, this.summary, this.description);
	}

	ShippedRule holds(Duration duration) {
		return new ShippedRule(this.name, this.signal, this.severity, this.expr, duration, this.summary,
				this.description);
	}

	/**
	 * Return the rule with its texts.
	 * @param line the summary
	 * @param text the description, whose line breaks become blanks
	 * @return the rule
	 */
	ShippedRule says(String line, String text) {
		return new ShippedRule(this.name, this.signal, this.severity, this.expr, this.hold, line,
				text.strip().replace('\n', ' '));
	}

	/**
	 * Return the rule in the form in which a user would write it.
	 * @return the properties of the rule
	 */
	AlertRuleProperties toProperties() {
		Map<String, String> labels = this.signal.isEmpty() ? Map.of()
				: Map.of(InhibitRuleFactory.SIGNAL_LABEL, this.signal);
		return AlertRuleProperties.of(this.expr, this.hold, this.severity, labels,
				Map.of("summary", this.summary, "description", this.description));
	}

}
