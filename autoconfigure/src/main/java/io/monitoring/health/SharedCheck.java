package io.monitoring.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one caller at a time run a check and gives its result to all the others: anybody
 * may ask for the health, so a check that hangs must not hold every thread of the web
 * server.
 */
final class SharedCheck {

	private static final Logger logger = LoggerFactory.getLogger(SharedCheck.class);

	private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

	private static final Duration LATER_WAIT = Duration.ofMillis(250);

	private final Supplier<HealthAnswer> check;

	private final Duration maxAge;

	private final InstantSource time;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile @Nullable Result last;

	/** Guarded by the lock: only the first of several failures is logged. */
	private boolean failing;

	SharedCheck(Supplier<HealthAnswer> check, Duration maxAge, InstantSource time) {
		this.check = check;
		this.maxAge = maxAge;
		this.time = time;
	}

	HealthAnswer get() {
		Result known = this.last;
		if (known != null && isFresh(known)) {
			return known.answer();
		}
		if (!acquire((known != null) ? LATER_WAIT : FIRST_WAIT)) {
			return (known != null) ? known.answer() : HealthAnswer.without("UNKNOWN", HealthAnswer.UNAVAILABLE);
		}
		try {
			return refresh();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean acquire(Duration wait) {
		try {
			return this.lock.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private HealthAnswer refresh() {
		Result known = this.last;
		if (known != null && isFresh(known)) {
			return known.answer();
		}
		HealthAnswer answer = run();
		this.last = new Result(answer, this.time.instant());
		return answer;
	}

	private HealthAnswer run() {
		try {
			HealthAnswer answer = this.check.get();
			this.failing = false;
			return answer;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				logger.warn("A health check threw an exception, the health is reported as DOWN", ex);
				this.failing = true;
			}
			return HealthAnswer.without("DOWN", HealthAnswer.UNAVAILABLE);
		}
	}

	private boolean isFresh(Result result) {
		Duration age = Duration.between(result.time(), this.time.instant());
		return !age.isNegative() && age.compareTo(this.maxAge) < 0;
	}

	private record Result(HealthAnswer answer, Instant time) {

	}

}
