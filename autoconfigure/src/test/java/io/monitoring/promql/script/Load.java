package io.monitoring.promql.script;

import java.util.List;

import io.monitoring.ruletest.SeriesLine;

/**
 * Series to load, the first value at the epoch.
 *
 * @param step distance of the values in milliseconds
 * @param series the series; of two with the same labels the later one counts
 */
record Load(long step, List<SeriesLine> series) {

}
