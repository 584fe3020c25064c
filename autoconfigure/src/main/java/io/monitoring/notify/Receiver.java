package io.monitoring.notify;

/**
 * Someone who is told about alerts.
 *
 * @param name the name by which routes refer to the receiver
 * @param notifier what delivers
 * @param sendResolved whether the receiver wants to know that alerts were resolved
 * @param limited whether the number of notifications per minute is bounded, as it is for
 * people
 */
public record Receiver(String name, Notifier notifier, boolean sendResolved, boolean limited) {

	/**
	 * Create a receiver whose notifications are bounded in number.
	 * @param name the name by which routes refer to the receiver
	 * @param notifier what delivers
	 * @param sendResolved whether the receiver wants to know that alerts were resolved
	 */
	public Receiver(String name, Notifier notifier, boolean sendResolved) {
		this(name, notifier, sendResolved, true);
	}

	/**
	 * Create a receiver with the name of its notifier that is told about resolved alerts.
	 * @param notifier what delivers
	 * @return the receiver
	 */
	public static Receiver of(Notifier notifier) {
		return new Receiver(notifier.name(), notifier, true);
	}

	/**
	 * Return this receiver without a bound on the number of notifications, for a log or a
	 * machine.
	 * @return the receiver
	 */
	public Receiver unlimited() {
		return new Receiver(this.name, this.notifier, this.sendResolved, false);
	}

}
