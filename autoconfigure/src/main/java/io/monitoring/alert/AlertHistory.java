package io.monitoring.alert;

import java.util.List;

/**
 * Keeps what happened to alerts, a bounded number of events.
 */
public interface AlertHistory {

	/**
	 * Keep events. What was taken survives a crash where the history is kept in a file.
	 * @param events the events in the order of their time
	 */
	void add(List<AlertEvent> events);

	/**
	 * Return the latest events.
	 * @param limit largest number
	 * @return the events, newest first
	 */
	List<AlertEvent> recent(int limit);

}
