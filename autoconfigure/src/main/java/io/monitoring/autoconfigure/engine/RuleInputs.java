package io.monitoring.autoconfigure.engine;

import java.util.List;

import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.engine.Past;

import org.springframework.core.io.ResourceLoader;

/**
 * Where rules come from, beside objectives, and what is remembered of them.
 *
 * @param alerts rules that are written as properties, and the names of rule files
 * @param files finds the rule files
 * @param beans groups that the application has as beans
 * @param memory what is known from before a restart
 */
record RuleInputs(AlertProperties alerts, ResourceLoader files, List<RuleGroup> beans, Memory memory) {

	/**
	 * What is known from before a restart.
	 *
	 * @param states the state of alerts
	 * @param switches which rules were switched on or off
	 * @param past what else is known
	 */
	record Memory(AlertStateStore states, RuleSwitches switches, Past past) {

	}

}
