package io.monitoring.notify;

import java.util.List;

/**
 * How the dispatcher fares.
 *
 * @param receivers the receivers in the order of their definition
 * @param groups number of groups with alerts
 * @param outstanding number of notifications that are decided but not delivered
 * @param refused how often a notification had to wait because too many were waiting
 */
public record DispatcherStatus(List<ReceiverStatus> receivers, int groups, int outstanding, long refused) {

	public DispatcherStatus {
		receivers = List.copyOf(receivers);
	}

}
