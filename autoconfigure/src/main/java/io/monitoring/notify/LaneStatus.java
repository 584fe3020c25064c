package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;

import io.monitoring.outbound.OutboundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of the attempts to tell a receiver. One thread counts, all may read.
 */
final class LaneStatus {

	private static final Logger logger = LoggerFactory.getLogger(LaneStatus.class);

	/** A receiver that is down for a day must not fill the log. */
	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private static final int MAX_MESSAGE = 200;

	private Instant logged = Instant.MIN;

	private volatile ReceiverStatus current;

	LaneStatus(String receiver, @Nullable Instant lastSuccess) {
		this.current = new ReceiverStatus(receiver, 0, 0, null, null, lastSuccess);
	}

	ReceiverStatus current() {
		return this.current;
	}

	/** Take up when the receiver took something before the start. */
	void recover(@Nullable Instant lastSuccess) {
		ReceiverStatus last = this.current;
		if (last.lastSuccessAt() == null) {
			this.current = new ReceiverStatus(last.receiver(), last.sent(), last.failed(), last.lastError(),
					last.lastErrorAt(), lastSuccess);
		}
	}

	void delivered(Instant now) {
		ReceiverStatus last = this.current;
		this.current = new ReceiverStatus(last.receiver(), last.sent() + 1, last.failed(), last.lastError(),
				last.lastErrorAt(), now);
	}

	void failed(OutboundException failure, Instant now) {
		ReceiverStatus last = this.current;
		this.current = new ReceiverStatus(last.receiver(), last.sent(), last.failed() + 1, failure.getMessage(), now,
				last.lastSuccessAt());
		if (!now.isBefore(this.logged.plus(LOG_INTERVAL))) {
			this.logged = now;
			logger.warn("Receiver '{}' did not take a notification, {}: {}", last.receiver(),
					failure.isRetryable() ? "it is tried again" : "another attempt makes no sense",
					PlainText.oneLine(String.valueOf(failure.getMessage()), MAX_MESSAGE));
		}
	}

}
