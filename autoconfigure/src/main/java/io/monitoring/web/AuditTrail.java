package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.monitoring.audit.AuditEntry;
import io.monitoring.notify.PlainText;
import io.monitoring.web.input.InputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts every request on record that changes something or was refused to. Refusals are
 * kept up to a number in a minute, and the rest is counted: a stranger who knocks all day
 * must not fill a disk.
 */
final class AuditTrail {

	private static final Logger logger = LoggerFactory.getLogger(AuditTrail.class);

	private static final Duration PERIOD = Duration.ofMinutes(1);

	private static final int REFUSALS = 60;

	private static final int FIRST_ERROR = 400;

	private static final int MAX_NAME = 200;

	private final @Nullable AuditSource source;

	private final Supplier<Instant> now;

	private final AtomicReference<Refusals> refusals = new AtomicReference<>(new Refusals(Instant.EPOCH, 0, 0));

	/**
	 * Create a record.
	 * @param source where it is kept, {@code null} if nobody wants it
	 * @param now gives the present
	 */
	AuditTrail(@Nullable AuditSource source, Supplier<Instant> now) {
		this.source = source;
		this.now = now;
	}

	/**
	 * Do what a request asks for and put it on record.
	 * @param request the request
	 * @param change is told what changes
	 * @param work does it
	 * @return the answer
	 */
	ApiResponse record(ApiRequest request, Change change, Supplier<ApiResponse> work) {
		if (this.source == null) {
			return work.get();
		}
		try {
			ApiResponse answer = work.get();
			if (answer.status() < FIRST_ERROR) {
				keep(entry(request, answer.status(), change.before(), change.after()));
			}
			else {
				refused(request, answer.status(), answer.body());
			}
			return answer;
		}
		catch (ApiException ex) {
			refused(request, ex.status(), String.valueOf(ex.getMessage()));
			throw ex;
		}
		catch (InputException ex) {
			refused(request, ApiException.Kind.MALFORMED.status(), ex.getMessage());
			throw ex;
		}
		catch (RuntimeException ex) {
			refused(request, ApiException.Kind.INTERNAL.status(), "a fault of the monitoring");
			throw ex;
		}
	}

	private void refused(ApiRequest request, int status, String reason) {
		Instant time = this.now.get();
		Refusals before = this.refusals.getAndUpdate((known) -> known.next(time));
		boolean begins = before.isOver(time);
		if (!begins && before.kept() >= REFUSALS) {
			return;
		}
		String more = (begins && before.dropped() > 0)
				? " (%d more were refused before and are not shown)".formatted(before.dropped()) : "";
		keep(entry(request, status, null, AuditText.line(reason) + more));
	}

	private AuditEntry entry(ApiRequest request, int status, @Nullable String before, @Nullable String after) {
		Caller caller = request.caller();
		String who = (caller.user() != null) ? PlainText.oneLine(caller.user(), MAX_NAME) : "anonymous";
		String dryRun = "dryRun=true".equals(request.query()) ? "?dryRun=true" : "";
		String action = PlainText.oneLine(request.method() + " " + String.join("/", request.segments()), MAX_NAME);
		return new AuditEntry(this.now.get(), who, caller.address(), action + dryRun, status, before, after);
	}

	/** What is done is done: trouble with the record does not undo it. */
	private void keep(AuditEntry entry) {
		AuditSource target = this.source;
		if (target == null) {
			return;
		}
		try {
			target.log().add(entry);
			target.listener().accept(entry);
		}
		catch (RuntimeException ex) {
			logger.warn("'{}' by {} could not be put on record", entry.action(), entry.who(), ex);
		}
	}

	/**
	 * How many refusals there were in a minute.
	 */
	private record Refusals(Instant since, int kept, int dropped) {

		boolean isOver(Instant time) {
			return !time.isBefore(this.since.plus(PERIOD));
		}

		Refusals next(Instant time) {
			if (isOver(time)) {
				return new Refusals(time, 1, 0);
			}
			return (this.kept < REFUSALS) ? new Refusals(this.since, this.kept + 1, 0)
					: new Refusals(this.since, this.kept, this.dropped + 1);
		}

	}

}
