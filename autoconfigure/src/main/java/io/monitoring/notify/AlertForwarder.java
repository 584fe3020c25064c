package io.monitoring.notify;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;

/**
 * Passes alerts on as they are, past routes and groups, to something that has routes of
 * its own.
 */
public interface AlertForwarder extends AutoCloseable {

	/**
	 * Take the alerts of a tick. It must not wait.
	 * @param now time of the tick
	 * @param alerts alerts that fire or were resolved lately
	 */
	void forward(Instant now, List<Alert> alerts);

	@Override
	void close();

}
