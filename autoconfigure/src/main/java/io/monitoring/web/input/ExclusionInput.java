package io.monitoring.web.input;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;

import io.monitoring.slo.Exclusion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an exclusion that somebody asks for.
 */
public final class ExclusionInput {

	private static final int MAX_NAME = 128;

	private static final int MAX_REASON = 1024;

	/** As long as counts are kept. */
	private static final Duration LONGEST_PAST = Duration.ofDays(400);

	private static final Duration LONGEST_LEAD = Duration.ofDays(365);

	/** As long as the longest rolling window: more were another objective. */
	private static final Duration LONGEST = Duration.ofDays(90);

	private final Author author;

	private final Instant now;

	private final Predicate<String> objectives;

	/**
	 * Create a reader.
	 * @param author who asks
	 * @param now the present
	 * @param objectives whether there is an objective of a name
	 */
	public ExclusionInput(Author author, Instant now, Predicate<String> objectives) {
		this.author = author;
		this.now = now.truncatedTo(ChronoUnit.MILLIS);
		this.objectives = objectives;
	}

	/**
	 * Read an exclusion with {@code objective}, {@code from}, {@code to} or
	 * {@code duration}, and {@code reason}.
	 * @param body the body
	 * @return the exclusion, with a new id
	 */
	public Exclusion read(JsonNode body) {
		Fields fields = Fields.of(body, "objective", "from", "to", "duration", "reason");
		String objective = objective(fields);
		Instant from = from(fields);
		Instant to = to(fields, from);
		String reason = fields.requiredText("reason", MAX_REASON);
		return new Exclusion(UUID.randomUUID().toString(), objective, from, to, reason, this.author.sign(null),
				this.now);
	}

	private @Nullable String objective(Fields fields) {
		if (!fields.has("objective")) {
			return null;
		}
		String name = fields.requiredText("objective", MAX_NAME);
		if (!this.objectives.test(name)) {
			throw InputException.of(fields.placeOf("objective"),
					"is " + InputException.quote(name) + ", which is no objective",
					"use a name of 'sla/objectives', or leave the field out for all");
		}
		return name;
	}

	private Instant from(Fields fields) {
		Instant from = fields.time("from");
		if (from == null) {
			throw InputException.of(fields.placeOf("from"), "is missing", "send \"from\": \"2026-11-21T10:00:00Z\"");
		}
		if (from.isBefore(this.now.minus(LONGEST_PAST))) {
			throw InputException.of(fields.placeOf("from"), "is more than 400 days ago", "choose a later begin");
		}
		if (from.isAfter(this.now.plus(LONGEST_LEAD))) {
			throw InputException.of(fields.placeOf("from"), "is more than a year ahead", "choose an earlier begin");
		}
		return from;
	}

	private static Instant to(Fields fields, Instant from) {
		Duration duration = fields.duration("duration");
		Instant to = fields.time("to");
		if ((duration == null) == (to == null)) {
			throw InputException.of(fields.placeOf("to"),
					(to == null) ? "is missing, and an exclusion has to end" : "is given beside 'duration'",
					"send one of \"to\": \"2026-11-21T11:00:00Z\" and \"duration\": \"1h\"");
		}
		if (duration != null) {
			if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
				throw InputException.of(fields.placeOf("duration"), "is not between 0 and 90 days",
						"send a duration such as \"PT2H\" or \"2h\"");
			}
			return from.plus(duration);
		}
		return checkedEnd(fields, from, to);
	}

	private static Instant checkedEnd(Fields fields, Instant from, @Nullable Instant to) {
		if (to == null || !to.isAfter(from)) {
			throw InputException.of(fields.placeOf("to"), "is not after 'from'", "choose a later end");
		}
		if (to.isAfter(from.plus(LONGEST))) {
			throw InputException.of(fields.placeOf("to"), "is more than 90 days after 'from'",
					"choose an earlier end, or several exclusions");
		}
		return to;
	}

}
