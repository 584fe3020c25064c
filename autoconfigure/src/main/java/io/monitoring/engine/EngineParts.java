package io.monitoring.engine;

import io.monitoring.rule.RuleEvaluator;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.SloTrackers;

/**
 * What the engine drives at each tick, in this order.
 *
 * @param source fills the store
 * @param store the samples
 * @param rules evaluates rules; its alerts are restored from what is remembered
 * @param memory what is remembered of rules
 * @param objectives counts the events of objectives
 * @param outputs where the engine hands over what it found out
 * @param externalLabels labels that alerts get when they leave the process; a label of
 * the alert wins
 */
public record EngineParts(SampleSource source, SeriesStore store, RuleEvaluator rules, RuleMemory memory,
		SloTrackers objectives, EngineOutputs outputs, Labels externalLabels) {

}
