package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleSwitches;

/**
 * What is remembered of rules beyond the life of the process.
 *
 * @param alerts the state of alerts
 * @param switches which rules were switched on or off
 * @param outageTolerance how long the process may have been down for its alerts to go on
 * @param past what else is known from before the start
 */
public record RuleMemory(AlertStateStore alerts, RuleSwitches switches, Duration outageTolerance, Past past) {

	/**
	 * Create a memory of rules alone.
	 * @param alerts the state of alerts
	 * @param switches which rules were switched on or off
	 * @param outageTolerance how long the process may have been down for its alerts to go
	 * on
	 */
	public RuleMemory(AlertStateStore alerts, RuleSwitches switches, Duration outageTolerance) {
		this(alerts, switches, outageTolerance, Past.NONE);
	}

	/**
	 * Take over what others have switched.
	 * @param rules the rules
	 * @param known the switches that were taken over last
	 * @return the switches as they are now
	 */
	Map<String, Boolean> refresh(RuleEvaluator rules, Map<String, Boolean> known) {
		Map<String, Boolean> current = this.switches.load();
		if (!current.equals(known)) {
			current.forEach((rule, enabled) -> {
				if (!enabled.equals(known.get(rule))) {
					rules.setEnabled(rule, enabled);
				}
			});
		}
		return current;
	}

	void restore(RuleEvaluator rules, Instant now) {
		this.switches.load().forEach(rules::setEnabled);
		AlertStateStore.SavedState saved = this.alerts.load();
		if (saved != null) {
			rules.restore(saved, now, this.outageTolerance);
		}
	}

}
