package io.monitoring.notify;

import java.util.List;
import java.util.Map;

/**
 * How the dispatcher fares.
 *
 * @param receivers the receivers in the order of their definition
 * @param groups number of groups with alerts
 * @param outstanding number of notifications that are decided but not delivered
 * @param refused how often an alert was left out because there were too many groups
 * @param abandoned number of notifications that were given up: refused by the receiver,
 * or not delivered until the deadline
 * @param hidden how many different alerts each silence has kept from being told since the
 * start, by the id of the silence
 */
public record DispatcherStatus(List<ReceiverStatus> receivers, int groups, int outstanding, long refused,
		long abandoned, Map<String, Integer> hidden) {

	public DispatcherStatus {
		receivers = List.copyOf(receivers);
		hidden = Map.copyOf(hidden);
	}

}
