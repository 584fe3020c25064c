package io.monitoring.alert;

/**
 * Where an alert is in its life. One that is inactive does not exist.
 */
public enum AlertState {

	/** The condition holds, but not yet for long enough. */
	PENDING,

	/** The condition has held for the rule's {@code for}. */
	FIRING,

	/** The alert was firing and its condition no longer holds. */
	RESOLVED

}
