package io.monitoring.web;

/**
 * A change of an objective that clashes with what is there.
 */
public final class ObjectiveRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	/**
	 * Create the exception.
	 * @param reason what it clashes with
	 * @param message what is wrong and what to do, for users
	 */
	public ObjectiveRefusal(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * What a change clashes with.
	 */
	public enum Reason {

		/** The name is that of another objective. */
		TAKEN,

		/** The objective has another version. */
		STALE,

		/** There is no such objective that was defined at run time. */
		UNKNOWN,

		/** There are too many objectives. */
		TOO_MANY,

		/** What is shared with other processes cannot be reached now. */
		UNAVAILABLE

	}

}
