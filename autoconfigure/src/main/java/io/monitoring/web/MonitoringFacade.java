package io.monitoring.web;

import java.time.Instant;
import java.util.List;

import io.monitoring.engine.FleetStatus;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.remote.RemoteStatus;
import io.monitoring.rule.RuleGroup;
import io.monitoring.storage.StorageCleanup;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the interface needs of the monitoring.
 */
public interface MonitoringFacade {

	/**
	 * Return the present time.
	 * @return now
	 */
	Instant now();

	/**
	 * Return what the last tick found out.
	 * @return the last snapshot, an empty one before the first tick
	 */
	MonitoringSnapshot snapshot();

	/**
	 * Switch a rule on or off.
	 * @param name name of the rule
	 * @param enabled whether it shall be evaluated
	 * @return {@code false} if there is no such rule
	 */
	boolean setRuleEnabled(String name, boolean enabled);

	/**
	 * Return the rules that are evaluated.
	 * @return the groups in order
	 */
	List<RuleGroup> ruleGroups();

	/**
	 * Return all rules as a rule file of Prometheus.
	 * @return YAML
	 */
	String prometheusRuleFile();

	/**
	 * Return all objectives as documents of OpenSLO.
	 * @return YAML
	 */
	String openSlo();

	/**
	 * Return which meters cannot be sampled.
	 * @return one sentence for each, a bounded number
	 */
	List<String> meterProblems();

	/**
	 * Return how the receivers of notifications fare.
	 * @return one status per receiver
	 */
	List<ReceiverStatus> receivers();

	/**
	 * Return which replica tells receivers.
	 * @return the status
	 */
	default FleetStatus fleet() {
		return FleetStatus.ALONE;
	}

	/**
	 * Return how the storage fares.
	 * @return the status
	 */
	StorageStatus storage();

	/**
	 * Delete history and counts that are older than a number of days.
	 * @param days the number, at least 1
	 * @return what was deleted, {@code null} if the storage does not take changes now or
	 * keeps nothing
	 */
	default @Nullable StorageCleanup cleanup(int days) {
		return null;
	}

	/**
	 * Return how the server fares that answers queries.
	 * @return the status, {@code null} where this process answers them itself
	 */
	default @Nullable RemoteStatus remote() {
		return null;
	}

}
