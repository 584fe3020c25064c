package io.monitoring.autoconfigure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.QueryBackend;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Retention;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;

/**
 * Brings other objectives into the running engine: their rules, what the store has to
 * keep for them, and what counts them.
 */
final class ObjectiveSwitch {

	private final MonitoringEngine engine;

	private final QueryBackend backend;

	private final ServerRules rules;

	private final List<Retention> history;

	/** Nobody else changes groups: those that are not of objectives stay for good. */
	private final List<RuleGroup> others;

	/**
	 * Create a switch.
	 * @param engine the engine
	 * @param backend answers its queries
	 * @param rules makes the rules of objectives
	 * @param history what the store keeps beside
	 * @param present the objectives that the engine begins with
	 */
	ObjectiveSwitch(MonitoringEngine engine, QueryBackend backend, ServerRules rules, List<Retention> history,
			List<ServiceLevelObjective> present) {
		this.engine = engine;
		this.backend = backend;
		this.rules = rules;
		this.history = List.copyOf(history);
		Set<String> names = present.stream()
			.map((objective) -> SloRules.GROUP_PREFIX + objective.name())
			.collect(Collectors.toSet());
		this.others = engine.ruleGroups()
			.stream()
			.filter((group) -> !group.file().isEmpty() || !names.contains(group.name()))
			.toList();
	}

	/**
	 * Go over to other objectives with the next tick.
	 * @param objectives all objectives
	 */
	void to(List<ServiceLevelObjective> objectives) {
		List<RuleGroup> groups = new ArrayList<>();
		objectives.forEach((objective) -> groups.add(this.rules.evaluated(objective)));
		groups.addAll(this.others);
		this.engine.changeAtNextTick((parts, time) -> {
			this.backend.evaluates(groups);
			parts.rules().replace(groups, time);
			parts.objectives().replace(objectives, time);
			List<Retention> selections = EngineFactory.selections(groups, parts.objectives(), this.backend::prepare);
			selections.addAll(this.history);
			this.backend.select(selections);
		});
	}

}
