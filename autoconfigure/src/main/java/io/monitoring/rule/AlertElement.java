package io.monitoring.rule;

import java.util.Map;

import io.monitoring.series.Labels;

/**
 * An element of a result for which a condition holds, with the texts of the rule.
 *
 * @param labels labels of the alert
 * @param value the value
 * @param annotations expanded annotations
 */
record AlertElement(Labels labels, double value, Map<String, String> annotations) {

}
