package io.monitoring.rule;

import io.monitoring.promql.Query;
import io.monitoring.series.Labels;

/**
 * Something that is evaluated every interval: it records a series or raises alerts.
 */
public sealed interface Rule permits RecordingRule, AlertingRule {

	/**
	 * Return the name: of the recorded series, or of the alert.
	 * @return the name
	 */
	String name();

	/**
	 * Return what is evaluated.
	 * @return the query
	 */
	Query query();

	/**
	 * Return the text of what is evaluated, for readers that need no engine.
	 * @return the expression as it was written
	 */
	default String expression() {
		return query().text();
	}

	/**
	 * Return the labels that are set on every result and win over those of the result.
	 * @return the labels
	 */
	Labels labels();

}
