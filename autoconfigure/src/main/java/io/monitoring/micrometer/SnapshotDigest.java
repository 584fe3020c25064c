package io.monitoring.micrometer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.micrometer.SelfMetrics.NotificationCounts;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.Labels;
import io.monitoring.slo.SloStatus;

/**
 * A snapshot counted once, so that reading a gauge is a look into a map.
 *
 * @param snapshot the snapshot
 * @param rulesByHealth number of rules by how their last evaluation went
 * @param failedEvaluations number of rules whose evaluation failed in this tick
 * @param alerts number of alerts by state and severity
 * @param severities severities of rules and alerts, in order
 * @param objectives objectives and their groups
 * @param notifications what was sent, by receiver
 */
record SnapshotDigest(MonitoringSnapshot snapshot, Map<RuleStatus.Health, Integer> rulesByHealth, int failedEvaluations,
		Map<AlertKey, Integer> alerts, List<String> severities, Map<ObjectiveKey, SloStatus> objectives,
		Map<String, NotificationCounts> notifications) {

	static SnapshotDigest of(MonitoringSnapshot snapshot, List<NotificationCounts> notifications) {
		Map<RuleStatus.Health, Integer> rules = new EnumMap<>(RuleStatus.Health.class);
		Map<AlertKey, Integer> alerts = new HashMap<>();
		TreeSet<String> severities = new TreeSet<>();
		int failed = 0;
		for (RuleStatus status : snapshot.rules()) {
			rules.merge(status.health(), 1, Integer::sum);
			if (status.health() == RuleStatus.Health.ERR && snapshot.time().equals(status.lastEvaluation())) {
				failed++;
			}
			if (status.rule() instanceof AlertingRule rule) {
				severities.add(severity(rule.labels().get(Alert.SEVERITY_LABEL)));
			}
			for (Alert alert : status.alerts()) {
				String severity = severity(alert.severity());
				severities.add(severity);
				alerts.merge(new AlertKey(alert.state(), severity), 1, Integer::sum);
			}
		}
		return new SnapshotDigest(snapshot, rules, failed, alerts, List.copyOf(severities),
				byKey(snapshot.objectives(), ObjectiveKey::of), byKey(notifications, NotificationCounts::receiver));
	}

	private static String severity(String severity) {
		return severity.isEmpty() ? "none" : severity;
	}

	private static <K, T> Map<K, T> byKey(List<T> values, Function<T, K> key) {
		return values.stream()
			.collect(Collectors.toMap(key, (value) -> value, (first, second) -> first, LinkedHashMap::new));
	}

	int rules(RuleStatus.Health health) {
		return this.rulesByHealth.getOrDefault(health, 0);
	}

	int alerts(AlertState state, String severity) {
		return this.alerts.getOrDefault(new AlertKey(state, severity), 0);
	}

	/**
	 * An objective, or one of its groups.
	 *
	 * @param name name of the objective
	 * @param group labels of the group, empty where the objective has none
	 */
	record ObjectiveKey(String name, Labels group) {

		static ObjectiveKey of(SloStatus status) {
			return new ObjectiveKey(status.objective().name(), status.group());
		}

	}

	/**
	 * Alerts that are counted together.
	 *
	 * @param state state of the alerts
	 * @param severity severity of the alerts
	 */
	record AlertKey(AlertState state, String severity) {

	}

}
