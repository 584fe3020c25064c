package io.monitoring.rule;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;

/**
 * What is done with the result of a rule's query.
 */
sealed interface RuleAction permits RecordingAction, AlertingAction {

	/**
	 * Take the result of an evaluation.
	 * @param tick time of the evaluation
	 * @param samples the elements of the result
	 * @throws RuleException if the result cannot be used
	 */
	void apply(Instant tick, List<Value.Sample> samples);

	/**
	 * End everything that the rule keeps up, because it is switched off.
	 * @param tick the present
	 */
	void stop(Instant tick);

	/**
	 * Return the alerts of the rule.
	 * @return an immutable list, empty for a recording rule
	 */
	List<Alert> alerts();

}
