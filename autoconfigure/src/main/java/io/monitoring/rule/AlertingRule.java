package io.monitoring.rule;

import java.time.Duration;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.series.Labels;

/**
 * Raises an alert for each element that a query returns.
 *
 * @param name name of the alert
 * @param query the condition: every element of its result is an alert
 * @param holdDuration how long the condition has to hold before the alert fires, the
 * {@code for} of a rule file
 * @param keepFiringFor how long the alert goes on firing after the condition ended
 * @param labels labels of the alerts, templates allowed in values
 * @param annotations texts of the alerts, templates allowed
 */
public record AlertingRule(String name, Query query, Duration holdDuration, Duration keepFiringFor, Labels labels,
		Map<String, String> annotations) implements Rule {

	public AlertingRule {
		annotations = Map.copyOf(annotations);
	}

}
