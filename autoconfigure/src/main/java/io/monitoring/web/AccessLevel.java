package io.monitoring.web;

/**
 * From where requests are answered.
 */
public enum AccessLevel {

	/** Only from the local machine. */
	LOCAL,

	/**
	 * Also from elsewhere for an authenticated user with the role, or with an API key.
	 */
	AUTHENTICATED,

	/** From everywhere. */
	ALL,

	/** From nowhere. */
	NONE

}
