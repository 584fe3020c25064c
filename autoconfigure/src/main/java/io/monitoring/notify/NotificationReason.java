package io.monitoring.notify;

/**
 * Why a notification is sent.
 */
public enum NotificationReason {

	/** The group fires and nothing was sent about it yet. */
	FIRST,

	/** An alert of a known group began to fire. */
	NEW_ALERTS,

	/** An alert of the group was resolved while others fire. */
	SOME_RESOLVED,

	/** All alerts of the group were resolved. */
	ALL_RESOLVED,

	/** Nothing changed, but the repeat interval is over. */
	REPEAT

}
