package io.monitoring.engine;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.StoreStatistics;
import io.monitoring.slo.SloStatus;

/**
 * Everything that a tick found out: one immutable value that health, REST, the page and
 * the metrics about ourselves read.
 *
 * @param time scheduled time of the tick
 * @param rules all rules in the order of their groups
 * @param objectives all objectives by name
 * @param store size of the store
 * @param loop how the loop itself fares
 */
public record MonitoringSnapshot(Instant time, List<RuleStatus> rules, List<SloStatus> objectives,
		StoreStatistics store, LoopStatus loop) {

	public MonitoringSnapshot {
		rules = List.copyOf(rules);
		objectives = List.copyOf(objectives);
	}

	MonitoringSnapshot with(List<RuleStatus> changed) {
		return new MonitoringSnapshot(this.time, changed, this.objectives, this.store, this.loop);
	}

	/**
	 * Return the alerts of all rules.
	 * @return pending, firing and recently resolved alerts
	 */
	public List<Alert> alerts() {
		return this.rules.stream().flatMap((rule) -> rule.alerts().stream()).toList();
	}

}
