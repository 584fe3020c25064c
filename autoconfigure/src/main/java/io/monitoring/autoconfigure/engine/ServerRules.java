package io.monitoring.autoconfigure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.monitoring.autoconfigure.alert.Runbooks;
import io.monitoring.export.OpenSloText;
import io.monitoring.rule.RuleGroup;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;

/**
 * Makes of the rules that are evaluated here those that a server needs, which has no
 * trackers: the groups of objectives are replaced by complete ones.
 *
 * @param rules the generator of the rules of objectives
 * @param runbooks where alerts link to
 */
record ServerRules(SloRules rules, Runbooks runbooks) {

	/**
	 * Return the rules of an objective that are evaluated here.
	 * @param objective the objective
	 * @return one group
	 */
	RuleGroup evaluated(ServiceLevelObjective objective) {
		return this.runbooks.link(this.rules.evaluated(objective));
	}

	/**
	 * Write objectives as they are exchanged between tools.
	 * @param objectives the objectives
	 * @param service name of the service of those that say none
	 * @return documents of OpenSLO
	 */
	String openSlo(List<ServiceLevelObjective> objectives, String service) {
		return new OpenSloText(this.rules::measurement, service).write(objectives);
	}

	/**
	 * Complete the groups.
	 * @param evaluated the groups that are evaluated here
	 * @param objectives what is tracked
	 * @return the groups for a server
	 */
	List<RuleGroup> complete(List<RuleGroup> evaluated, List<ServiceLevelObjective> objectives) {
		Map<String, ServiceLevelObjective> groupsOfObjectives = objectives.stream()
			.collect(Collectors.toMap((objective) -> SloRules.GROUP_PREFIX + objective.name(),
					(objective) -> objective));
		List<RuleGroup> groups = new ArrayList<>();
		for (RuleGroup group : evaluated) {
			ServiceLevelObjective objective = groupsOfObjectives.get(group.id());
			if (objective == null) {
				groups.add(group);
			}
			else {
				this.rules.rules(objective).forEach((complete) -> groups.add(this.runbooks.link(complete)));
			}
		}
		return groups;
	}

}
