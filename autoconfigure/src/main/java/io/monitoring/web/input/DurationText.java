package io.monitoring.web.input;

import java.time.DateTimeException;
import java.time.Duration;

import io.monitoring.series.Durations;

/**
 * Reads a duration, in ISO 8601 or as PromQL writes it.
 */
final class DurationText {

	private DurationText() {
	}

	/**
	 * Read a duration.
	 * @param place where it was given, for the message
	 * @param text the text
	 * @param fix what to write instead, for the message
	 * @return the duration
	 */
	static Duration parse(String place, String text, String fix) {
		try {
			return (text.startsWith("P") || text.startsWith("-P")) ? Duration.parse(text) : Durations.parse(text);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw InputException.of(place, "is " + InputException.quote(text) + " and not a duration", fix);
		}
	}

}
