package io.monitoring.notify;

/**
 * Why a notification is sent.
 */
public enum NotificationReason {

	/** The group fires and nothing was sent about it yet. */
	FIRST("first notification"),

	/** An alert of a known group began to fire. */
	NEW_ALERTS("new alerts added"),

	/** An alert of the group was resolved while others fire. */
	SOME_RESOLVED("some alerts resolved"),

	/** All alerts of the group were resolved. */
	ALL_RESOLVED("all alerts resolved"),

	/** Nothing changed, but the repeat interval is over. */
	REPEAT("repeat interval elapsed"),

	/** Somebody asked for a fire drill of a rule: nothing is wrong. */
	DRILL("fire drill"),

	/** Somebody tests the way to a receiver: nothing is wrong. */
	TEST("test");

	private final String text;

	NotificationReason(String text) {
		this.text = text;
	}

	/**
	 * Return whether somebody asked for the notification.
	 * @return {@code true} for a drill or a test
	 */
	public boolean isExercise() {
		return this == DRILL || this == TEST;
	}

	/**
	 * Return the reason in the words of Alertmanager.
	 * @return for example {@code first notification}
	 */
	public String text() {
		return this.text;
	}

}
