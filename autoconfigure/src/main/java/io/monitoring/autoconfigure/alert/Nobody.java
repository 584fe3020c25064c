package io.monitoring.autoconfigure.alert;

import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;

/**
 * The receiver at the root of the routes, which is told only what no route takes.
 */
final class Nobody implements Notifier {

	@Override
	public String name() {
		return "none";
	}

	@Override
	public void send(Notification notification) {
		// What nobody asked for is delivered to nobody.
	}

}
