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
 * @param groupId tells its group from others of that name
 * @param enabled whether it is evaluated
 * @param health how the last evaluation went
 * @param lastError message of the last evaluation where it failed
 * @param lastEvaluation instant of the last evaluation, {@code null} before the first
 * @param evaluationTime how long the last evaluation took
 * @param alerts pending, firing and recently resolved alerts of an alerting rule
 * @param warnings what makes the rule look useless now, such as a selector that matches
 * nothing
 */
public record RuleStatus(Rule rule, String group, String groupId, boolean enabled, Health health,
		@Nullable String lastError, @Nullable Instant lastEvaluation, Duration evaluationTime, List<Alert> alerts,
		List<String> warnings) {

	public RuleStatus {
		alerts = List.copyOf(alerts);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Create a status without warnings, of a group whose name is unique.
	 * @param rule the rule
	 * @param group name of its group
	 * @param enabled whether it is evaluated
	 * @param health how the last evaluation went
	 * @param lastError message of the last evaluation where it failed
	 * @param lastEvaluation instant of the last evaluation, {@code null} before the first
	 * @param evaluationTime how long the last evaluation took
	 * @param alerts its alerts
	 */
	public RuleStatus(Rule rule, String group, boolean enabled, Health health, @Nullable String lastError,
			@Nullable Instant lastEvaluation, Duration evaluationTime, List<Alert> alerts) {
		this(rule, group, group, enabled, health, lastError, lastEvaluation, evaluationTime, alerts, List.of());
	}

	static RuleStatus unknown(Rule rule, RuleGroup group) {
		return new RuleStatus(rule, group.name(), group.id(), true, Health.UNKNOWN, null, null, Duration.ZERO,
				List.of(), List.of());
	}

	RuleStatus withEnabled(boolean changed) {
		if (changed == this.enabled) {
			return this;
		}
		return new RuleStatus(this.rule, this.group, this.groupId, changed, this.health, this.lastError,
				this.lastEvaluation, this.evaluationTime, this.alerts, this.warnings);
	}

	RuleStatus withAlerts(List<Alert> changed) {
		return new RuleStatus(this.rule, this.group, this.groupId, this.enabled, this.health, this.lastError,
				this.lastEvaluation, this.evaluationTime, changed, this.warnings);
	}

	RuleStatus withWarnings(List<String> changed) {
		return new RuleStatus(this.rule, this.group, this.groupId, this.enabled, this.health, this.lastError,
				this.lastEvaluation, this.evaluationTime, this.alerts, changed);
	}

	RuleStatus stopped(List<Alert> remaining) {
		return new RuleStatus(this.rule, this.group, this.groupId, false, Health.UNKNOWN, null, this.lastEvaluation,
				this.evaluationTime, remaining, this.warnings);
	}

	RuleStatus evaluated(Instant time, Duration took, @Nullable String error, List<Alert> latest) {
		return new RuleStatus(this.rule, this.group, this.groupId, true, (error != null) ? Health.ERR : Health.OK,
				error, time, took, latest, this.warnings);
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
