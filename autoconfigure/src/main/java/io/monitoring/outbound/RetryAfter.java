package io.monitoring.outbound;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

/**
 * Reads how long a server asks to wait. Where it names a date, the date of its own answer
 * tells how far away that is, so that it does not matter whose clock is right.
 */
final class RetryAfter {

	/** A receiver may ask for patience, but not for silence. */
	private static final Duration MOST = Duration.ofHours(1);

	private RetryAfter() {
	}

	static @Nullable Duration of(HttpHeaders headers) {
		String text = headers.firstValue("Retry-After").orElse("").strip();
		Duration wait = text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text))
				: between(date(headers.firstValue("Date").orElse("")), date(text));
		if (wait == null || wait.isNegative()) {
			return null;
		}
		return (wait.compareTo(MOST) > 0) ? MOST : wait;
	}

	private static @Nullable Duration between(@Nullable Instant answered, @Nullable Instant until) {
		return (answered != null && until != null) ? Duration.between(answered, until) : null;
	}

	private static @Nullable Instant date(String text) {
		try {
			return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
