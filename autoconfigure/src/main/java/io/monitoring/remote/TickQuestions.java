package io.monitoring.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import io.monitoring.promql.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The questions that a tick asks. Each tick begins with the simplest of all, which shows
 * whether the server is there. One thread asks; the status can be read by all.
 */
final class TickQuestions {

	private static final Logger logger = LoggerFactory.getLogger(TickQuestions.class);

	private static final String SIMPLEST = "vector(1)";

	private final RemoteClient client;

	private final RemoteSettings settings;

	private final Duration budget;

	private final LongSupplier nanoTime;

	private final TickCircuit circuit;

	private Instant tick = Instant.EPOCH;

	private int unanswered;

	private volatile RemoteStatus status = RemoteStatus.UNKNOWN;

	/**
	 * Create the questions.
	 * @param client asks
	 * @param settings how
	 * @param budget how long all questions of a tick may take
	 * @param nanoTime nanoseconds since any origin
	 */
	TickQuestions(RemoteClient client, RemoteSettings settings, Duration budget, LongSupplier nanoTime) {
		this.client = client;
		this.settings = settings;
		this.budget = budget;
		this.nanoTime = nanoTime;
		this.circuit = new TickCircuit(nanoTime);
	}

	RemoteStatus status() {
		return this.status;
	}

	void begin(Instant time) {
		this.tick = time;
		this.circuit.begin(this.budget);
		RemoteStatus before = this.status.withUnanswered(this.unanswered);
		this.unanswered = 0;
		long start = this.nanoTime.getAsLong();
		try {
			complete(this.client.instant(SIMPLEST, at(time), this.circuit.allowance("", limit())));
			this.status = before.reached(time, Duration.ofNanos(this.nanoTime.getAsLong() - start));
			if (Boolean.FALSE.equals(before.reachable())) {
				logger.info("The remote engine answers again");
			}
		}
		catch (RemoteException ex) {
			String error = String.valueOf(ex.getMessage());
			this.circuit.unreachable(error);
			this.status = before.missed(time, error);
			if (!Boolean.FALSE.equals(before.reachable())) {
				logger.warn(
						"The remote engine does not answer, rules and objectives stay as they are until it does: {}",
						error);
			}
		}
	}

	/**
	 * Ask a question of the tick.
	 * @param question PromQL
	 * @param time the instant
	 * @return the value, complete
	 * @throws RemoteException if the value is unknown
	 */
	Value ask(String question, Instant time) {
		try {
			Value value = complete(this.client.instant(question, at(time), this.circuit.allowance(question, limit())));
			this.circuit.answered(question);
			return value;
		}
		catch (RemoteException ex) {
			this.unanswered++;
			this.circuit.failed(question, ex);
			if (ex.reason() != RemoteException.Cause.SKIPPED) {
				this.status = this.status.failed(this.tick, String.valueOf(ex.getMessage()));
			}
			throw ex;
		}
	}

	private long at(Instant time) {
		return time.minus(this.settings.delay()).toEpochMilli();
	}

	private Duration limit() {
		return this.settings.limits().timeout();
	}

	/**
	 * A sum over some of the series would be a wrong number, which is worse than none.
	 */
	static Value complete(RemoteAnswer answer) {
		String missing = answer.incomplete();
		Value value = answer.value();
		if (missing != null || value == null) {
			throw new RemoteException(RemoteException.Cause.INCOMPLETE, "the answer may lack data: " + missing);
		}
		return value;
	}

}
