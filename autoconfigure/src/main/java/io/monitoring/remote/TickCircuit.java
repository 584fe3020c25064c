package io.monitoring.remote;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Holds the questions of one tick within its time. After the first one that the server
 * leaves unanswered the rest of the tick is not asked; a question that is too hard for a
 * server that answers others is asked ever more rarely, so that it does not cost the
 * others their turn. Not safe for use by several threads.
 */
final class TickCircuit {

	private static final int LONGEST_PAUSE = 16;

	private static final int MOST_HARD = 1000;

	private final LongSupplier nanoTime;

	private final Map<String, Hard> hard = new HashMap<>();

	private long tick;

	private long deadline;

	private String trouble = "";

	TickCircuit(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Begin a tick.
	 * @param budget how long all of its questions may take
	 */
	void begin(Duration budget) {
		this.tick++;
		this.deadline = this.nanoTime.getAsLong() + budget.toNanos();
		this.trouble = "";
	}

	/**
	 * Return how long a question may take.
	 * @param question the question
	 * @param most longest time for any question
	 * @return a time of at least a millisecond
	 * @throws RemoteException if it is not to be asked now
	 */
	Duration allowance(String question, Duration most) {
		if (!this.trouble.isEmpty()) {
			throw skipped("the server left another question of this tick unanswered: " + this.trouble);
		}
		Hard known = this.hard.get(question);
		if (known != null && this.tick < known.nextTick) {
			throw skipped("the server did not answer it in time before, it is asked again in "
					+ (known.nextTick - this.tick) + " ticks");
		}
		Duration left = Duration.ofNanos(this.deadline - this.nanoTime.getAsLong());
		if (left.toMillis() <= 0) {
			throw skipped("the questions of this tick took all of its time");
		}
		return (left.compareTo(most) < 0) ? left : most;
	}

	private static RemoteException skipped(String why) {
		return new RemoteException(RemoteException.Cause.SKIPPED, "not asked: " + why);
	}

	void answered(String question) {
		this.hard.remove(question);
	}

	/**
	 * Learn from a question that was not answered.
	 * @param question the question
	 * @param failure what happened
	 */
	void failed(String question, RemoteException failure) {
		boolean late = failure.reason() == RemoteException.Cause.TIMEOUT;
		if (late || failure.reason() == RemoteException.Cause.SERVER) {
			this.trouble = String.valueOf(failure.getMessage());
		}
		if (late) {
			if (this.hard.size() >= MOST_HARD) {
				this.hard.clear();
			}
			Hard known = this.hard.get(question);
			int pause = (known != null) ? Math.min(LONGEST_PAUSE, known.pause * 2) : 2;
			this.hard.put(question, new Hard(pause, this.tick + pause));
		}
	}

	/** The server as a whole did not answer: no question is to blame. */
	void unreachable(String message) {
		this.trouble = message;
	}

	/**
	 * A question that took too long.
	 *
	 * @param pause for how many ticks it is left alone
	 * @param nextTick when it is asked again
	 */
	private record Hard(int pause, long nextTick) {

	}

}
