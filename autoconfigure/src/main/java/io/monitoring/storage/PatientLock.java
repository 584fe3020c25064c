package io.monitoring.storage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock that is waited for only so long, and that does not care whether the thread was
 * interrupted: an application that stops its threads must not lose what they say.
 */
final class PatientLock {

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Take the lock. A thread that is interrupted stays so.
	 * @param patience how long to wait
	 * @return {@code false} if somebody else has it
	 */
	boolean acquire(Duration patience) {
		boolean interrupted = Thread.interrupted();
		try {
			return this.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
			return this.lock.tryLock();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	void release() {
		this.lock.unlock();
	}

}
