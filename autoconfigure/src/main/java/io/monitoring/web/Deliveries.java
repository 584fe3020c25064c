package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Exercise;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.ReceiverStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the interface needs of the dispatcher.
 */
public interface Deliveries {

	/**
	 * Return who is told about which alerts.
	 * @return the alerts as of the last tick
	 */
	List<AlertDisposition> alerts();

	/**
	 * Return how deliveries fare.
	 * @return one status per receiver, as of the last tick
	 */
	List<ReceiverStatus> receivers();

	/**
	 * Return what silences have hidden.
	 * @return number of different alerts since the start, by the id of the silence
	 */
	Map<String, Integer> hidden();

	/**
	 * Tell receivers about an alert that is none. It leaves with the next tick.
	 * @param alert what to tell
	 * @param reason a drill or a test
	 * @param receiver name of the receiver to tell past all routes, {@code null} for
	 * those that the routes choose
	 * @param now the present
	 * @return what becomes of it
	 * @throws IllegalArgumentException if there is no such receiver
	 */
	Exercise exercise(Alert alert, NotificationReason reason, @Nullable String receiver, Instant now);

}
