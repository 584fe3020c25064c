package io.monitoring.autoconfigure.engine;

import java.util.List;

import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleSwitches;

import org.springframework.core.io.ResourceLoader;

/**
 * Where rules come from, beside objectives, and what is remembered of them.
 *
 * @param alerts rules that are written as properties, and the names of rule files
 * @param files finds the rule files
 * @param beans groups that the application has as beans
 * @param states the state of alerts from before a restart
 * @param switches which rules were switched on or off before a restart
 */
record RuleInputs(AlertProperties alerts, ResourceLoader files, List<RuleGroup> beans, AlertStateStore states,
		RuleSwitches switches) {

}
