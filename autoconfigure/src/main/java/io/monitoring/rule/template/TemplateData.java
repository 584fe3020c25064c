package io.monitoring.rule.template;

import java.time.Instant;

import io.monitoring.series.Labels;

/**
 * What a template can show.
 *
 * @param labels labels of the element, the metric name among them
 * @param value value of the element
 * @param externalLabels labels of the whole application
 * @param externalUrl address of the application for people, empty if there is none
 * @param time instant of the evaluation
 * @param query answers queries at that instant
 */
public record TemplateData(Labels labels, double value, Labels externalLabels, String externalUrl, Instant time,
		TemplateQuery query) {

	/**
	 * Create data without an address, a time and queries.
	 * @param labels labels of the element
	 * @param value value of the element
	 * @param externalLabels labels of the whole application
	 */
	public TemplateData(Labels labels, double value, Labels externalLabels) {
		this(labels, value, externalLabels, "", Instant.EPOCH, TemplateQuery.none());
	}

}
