package io.monitoring.autoconfigure.alert;

import io.monitoring.notify.Receiver;

/**
 * A receiver and what it was made of.
 *
 * @param receiver the receiver
 * @param type what it is
 * @param properties what the user wrote, defaults for a bean
 */
record ConfiguredReceiver(Receiver receiver, ReceiverType type, ReceiverProperties properties) {

	String name() {
		return this.receiver.name();
	}

	boolean watchdog() {
		return this.properties.watchdog();
	}

}
