package io.monitoring.rule.template;

import io.monitoring.series.Labels;

/**
 * An element of the result of a query as templates see it.
 *
 * @param labels its labels, {@code .Labels} in a template
 * @param value its value, {@code .Value} in a template
 */
public record TemplateSample(Labels labels, double value) {

}
