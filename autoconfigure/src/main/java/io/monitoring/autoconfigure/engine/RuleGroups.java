package io.monitoring.autoconfigure.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.RuleFactory;
import io.monitoring.autoconfigure.alert.Runbooks;
import io.monitoring.autoconfigure.alert.RuleFiles;
import io.monitoring.autoconfigure.alert.Runbooks;
import io.monitoring.autoconfigure.slo.ServiceLevelObjectives;
import io.monitoring.promql.Query;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.slo.EventSelectors;
import io.monitoring.slo.SloRules;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Collects the rules of all sources, in the order in which they are evaluated:
 * objectives, default rules and properties, rule files, beans.
 */
final class RuleGroups {

	private final PropertyErrors errors;

	private final RuleInputs inputs;

	private final ServiceLevelObjectives objectives;

	RuleGroups(PropertyErrors errors, RuleInputs inputs, ServiceLevelObjectives objectives) {
		this.errors = errors;
		this.inputs = inputs;
		this.objectives = objectives;
	}

	List<RuleGroup> collect(SloRules sloRules, Function<String, Query> compiler) {
		List<RuleGroup> groups = new ArrayList<>();
		Runbooks runbooks = new Runbooks(this.inputs.alerts().runbookBaseUrl());
		this.objectives.all().forEach((objective) -> groups.add(runbooks.link(sloRules.evaluated(objective))));
		checkNames(groups);
		groups.addAll(new RuleFactory(this.errors, compiler).create(this.inputs.alerts(),
				EventSelectors.excluding(this.objectives.excludedPaths())));
		groups.addAll(new RuleFiles(this.errors, this.inputs.files()).read(this.inputs.alerts().ruleFiles(), compiler));
		groups.addAll(this.inputs.beans());
		checkIdentities(groups);
		return groups;
	}

	private void checkNames(List<RuleGroup> generated) {
		Set<String> taken = new HashSet<>();
		generated.forEach((group) -> group.rules().stream().map(Rule::name).forEach(taken::add));
		for (String name : this.inputs.alerts().rules().keySet()) {
			if (taken.contains(name)) {
				throw this.errors.invalid("monitoring.alerts.rules." + name,
						"'" + name + "' is the name of a rule that an objective generates.", "Choose another name.");
			}
		}
	}

	/** Only beans can clash: all others have names of their own. */
	private static void checkIdentities(List<RuleGroup> groups) {
		Set<String> ids = new HashSet<>();
		for (RuleGroup group : groups) {
			if (!ids.add(group.id())) {
				throw new FailureAnalyzedException("There are two rule groups with the name '" + group.id() + "'.",
						"Give the RuleGroup bean another name than 'default', 'application', those of objectives and"
								+ " those of other beans.");
			}
		}
	}

}
