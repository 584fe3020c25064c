package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;

/**
 * Rules about the monitoring itself. Two of them only mean something outside of the
 * process: that it is down, and, by the alert that always fires, that nothing arrives any
 * more.
 */
final class MonitoringRules {

	private MonitoringRules() {
	}

	static List<ShippedRule> rules() {
		return List.of(watchdog(), serviceDown(), lateTicks(), failingRules(), failingNotifications(), failingStorage(),
				corruptedStorage());
	}

	/** Named as everybody names it, because receivers and routes know it by its name. */
	private static ShippedRule watchdog() {
		return ShippedRule.of("Watchdog", "none", "vector(1)").holds(Duration.ZERO).says("Alerting works", """
				This alert always fires. Something outside should miss it when it stops coming: then nobody would be \
				told of anything else either.""");
	}

	private static ShippedRule serviceDown() {
		return ShippedRule.of("service-down", ShippedRule.CRITICAL, "up == 0")
			.holds(Duration.ofMinutes(1))
			.says("{{ $labels.instance }} is down",
					"""
							Prometheus has not been able to read metrics of {{ $labels.instance }} ({{ $labels.job }}) for a minute. \
							Only a Prometheus outside can say that.""");
	}

	private static ShippedRule lateTicks() {
		return ShippedRule.of("monitoring-late", ShippedRule.WARNING, """
				increase(monitoring_ticks_late_total[10m]) > 3.5 \
				or increase(monitoring_ticks_total[10m]) == 0""")
			.says("The monitoring does not keep up",
					"""
							In the last 10 minutes {{ if $value }}{{ $value | printf "%.0f" }} rounds of the monitoring were left out \
							because earlier ones took too long{{ else }}the monitoring has not done a single round{{ end }}\
							{{ with query `max(monitoring_tick_duration_seconds)` }}; the last took \
							{{ . | first | value | humanizeDuration }}{{ end }}. Alerts come late.""");
	}

	private static ShippedRule failingRules() {
		return ShippedRule
			.of("rule-evaluation-failing", ShippedRule.WARNING,
					"increase(monitoring_rule_evaluation_failures_total[10m]) > 2.5")
			.says("Alert rules cannot be evaluated",
					"""
							In the last 10 minutes {{ $value | printf "%.0f" }} evaluations failed. The alerts of these rules stay as \
							they are, whatever happens.""");
	}

	private static ShippedRule failingNotifications() {
		return ShippedRule
			.of("notifications-failing", ShippedRule.CRITICAL,
					"increase(monitoring_notifications_failed_total[15m]) > 2.5")
			.says("Notifications do not reach {{ $labels.receiver }}",
					"""
							In the last 15 minutes {{ $value | printf "%.0f" }} attempts to reach the receiver {{ $labels.receiver }} \
							failed. They are tried again for a day and then given up.""");
	}

	private static ShippedRule failingStorage() {
		return ShippedRule.of("storage-failing", ShippedRule.WARNING, "monitoring_storage_failing > 0")
			.says("The storage of the monitoring does not take changes",
					"""
							Silences, the state of alerts and notifications that wait are in memory only{{ with query \
							`increase(monitoring_storage_write_failures_total[10m]) > 0.5` }}; {{ . | first | value | printf "%.0f" }} \
							writes failed in the last 10 minutes{{ end }}. A restart would forget them, and tell alerts again.""");
	}

	/**
	 * It says itself that it ends: a file is damaged at an instant, not for a while.
	 */
	private static ShippedRule corruptedStorage() {
		return ShippedRule
			.of("storage-corrupted", ShippedRule.WARNING, "time() - monitoring_storage_corruption_time_seconds < 3600")
			.holds(Duration.ZERO)
			.says("The storage of the monitoring was damaged",
					"""
							A damaged file was set aside {{ $value | humanizeDuration }} ago and a new one begun. What only the damaged \
							one had is gone: look at silences and at rules that were switched off.""");
	}

}
