package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a rule after its last evaluation.
 *
 * @param rule the rule
 * @param group name of its group
 * @param enabled whether it is evaluated
 * @param health how the last evaluation went
 * @param lastError message of the last evaluation where it failed
 * @param lastEvaluation instant of the last evaluation, {@code null} before the first
 * @param evaluationTime how long the last evaluation took
 * @param alerts pending, firing and recently resolved alerts of an alerting rule
 */
public record RuleStatus(Rule rule, String group, boolean enabled, Health health, @Nullable String lastError,
		@Nullable Instant lastEvaluation, Duration evaluationTime, List<Alert> alerts) {

	public RuleStatus {
		alerts = List.copyOf(alerts);
	}

	RuleStatus withEnabled(boolean changed) {
		if (changed == this.enabled) {
			return this;
		}
		return new RuleStatus(this.rule, this.group, changed, this.health, this.lastError, this.lastEvaluation,
				this.evaluationTime, this.alerts);
	}

	/**
	 * How the last evaluation went, in the words of Prometheus.
	 */
	public enum Health {

		/** Not evaluated yet. */
		UNKNOWN,

		/** Evaluated. */
		OK,

		/** Failed; the state of its alerts was left as it was. */
		ERR

	}

}
