package io.monitoring.rule.template;

import io.monitoring.series.Labels;

/**
 * What a template can show.
 *
 * @param labels labels of the element, the metric name among them
 * @param value value of the element
 * @param externalLabels labels of the whole application
 */
public record TemplateData(Labels labels, double value, Labels externalLabels) {

}
