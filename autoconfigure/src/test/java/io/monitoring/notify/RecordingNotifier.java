package io.monitoring.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps what it is told, or fails as a test has planned.
 */
final class RecordingNotifier implements Notifier {

	private final String name;

	final List<Notification> taken = new ArrayList<>();

	final List<String> attemptedIds = new ArrayList<>();

	final Deque<Throwable> failures = new ArrayDeque<>();

	RecordingNotifier(String name) {
		this.name = name;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void send(Notification notification) {
		this.attemptedIds.add(notification.id());
		Throwable failure = this.failures.poll();
		if (failure != null) {
			RecordingNotifier.<RuntimeException>sneak(failure);
		}
		this.taken.add(notification);
	}

	/** As notifiers in Kotlin do: a checked exception that nobody declares. */
	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable failure) throws T {
		throw (T) failure;
	}

}
