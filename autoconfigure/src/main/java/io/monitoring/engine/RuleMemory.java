package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleSwitches;

/**
 * What is remembered of rules beyond the life of the process.
 *
 * @param alerts the state of alerts
 * @param switches which rules were switched on or off
 * @param outageTolerance how long the process may have been down for its alerts to go on
 */
public record RuleMemory(AlertStateStore alerts, RuleSwitches switches, Duration outageTolerance) {

	void restore(RuleEvaluator rules, Instant now) {
		this.switches.load().forEach(rules::setEnabled);
		AlertStateStore.SavedState saved = this.alerts.load();
		if (saved != null) {
			rules.restore(saved, now, this.outageTolerance);
		}
	}

}
