package io.monitoring.engine;

import java.util.List;

import io.monitoring.notify.Dispatcher;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.SloTrackers;

/**
 * What the engine drives at each tick, in this order.
 *
 * @param source fills the store
 * @param store the samples
 * @param rules evaluates rules
 * @param objectives counts the events of objectives
 * @param dispatcher delivers alerts
 * @param externalLabels labels that alerts get when they leave the process; a label of
 * the alert wins
 * @param listeners are told the snapshot
 */
public record EngineParts(SampleSource source, SeriesStore store, RuleEvaluator rules, SloTrackers objectives,
		Dispatcher dispatcher, Labels externalLabels, List<EngineListener> listeners) {

	public EngineParts {
		listeners = List.copyOf(listeners);
	}

}
