package io.monitoring.notify;

/**
 * Keeps a group from saying the same again at every flush to a receiver that has refused
 * it for good: after each refusal it stays silent for longer.
 */
final class Refusals {

	private static final int MAX_DOUBLINGS = 10;

	private String notification = "";

	private int count;

	private long pause;

	/**
	 * Note a refusal.
	 * @param id identity of the notification that was refused
	 */
	void add(String id) {
		this.count = id.equals(this.notification) ? Math.min(this.count + 1, MAX_DOUBLINGS) : 0;
		this.notification = id;
		this.pause = (1L << this.count) - 1;
	}

	/**
	 * Ask whether a flush has to be left out. Anything that was not refused may go.
	 * @param id identity of the notification
	 * @param most how many flushes in a row may be left out
	 * @return {@code true} if it must not be sent now
	 */
	boolean leavesOut(String id, long most) {
		if (!id.equals(this.notification) || this.pause <= 0) {
			return false;
		}
		this.pause = Math.min(this.pause, most) - 1;
		return true;
	}

}
