package io.monitoring.notify;

/**
 * Someone who is told about alerts.
 *
 * @param name the name by which routes refer to the receiver
 * @param notifier what delivers
 * @param sendResolved whether the receiver wants to know that alerts were resolved
 */
public record Receiver(String name, Notifier notifier, boolean sendResolved) {

	/**
	 * Create a receiver with the name of its notifier that is told about resolved alerts.
	 * @param notifier what delivers
	 * @return the receiver
	 */
	public static Receiver of(Notifier notifier) {
		return new Receiver(notifier.name(), notifier, true);
	}

}
