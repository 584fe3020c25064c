package io.monitoring.autoconfigure.alert;

import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;

/**
 * The receiver of an application that switched off all others: routes need one.
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
