package io.monitoring.rule;

import io.monitoring.promql.Query;
import io.monitoring.series.Labels;

/**
 * Writes the result of a query back as series of a new name.
 *
 * @param name name of the recorded series
 * @param query what is recorded
 * @param labels labels set on the recorded series
 */
public record RecordingRule(String name, Query query, Labels labels) implements Rule {

}
