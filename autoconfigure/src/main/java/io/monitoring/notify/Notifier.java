package io.monitoring.notify;

/**
 * Delivers notifications to one receiver. An application adds its own as a bean. It is
 * called from the dispatcher's threads, never from a request.
 */
public interface Notifier {

	/**
	 * Return the name by which routes refer to the receiver.
	 * @return the name, unique
	 */
	String name();

	/**
	 * Deliver a notification, once.
	 * @param notification what to say
	 * @throws NotificationException if it was not delivered; the exception says whether
	 * another attempt makes sense
	 */
	void send(Notification notification);

}
