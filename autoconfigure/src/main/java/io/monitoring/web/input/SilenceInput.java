package io.monitoring.web.input;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import io.monitoring.notify.Silence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a silence that somebody asks for.
 */
public final class SilenceInput {

	private static final int MAX_NAME = 128;

	private static final int MAX_COMMENT = 1024;

	/** A silence that nobody renews for longer is one that was forgotten. */
	private static final Duration MAX_LIFE = Duration.ofDays(30);

	private static final Duration MAX_LEAD = Duration.ofDays(365);

	private final Author author;

	private final Instant now;

	/**
	 * Create a reader. Silences begin on the millisecond, which is all that
	 * Alertmanager's clients know.
	 * @param author who asks
	 * @param now the present
	 */
	public SilenceInput(Author author, Instant now) {
		this.author = author;
		this.now = now.truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Read a silence with {@code matchers}, {@code startsAt}, {@code endsAt} or
	 * {@code duration}, {@code createdBy} and {@code comment}.
	 * @param body the body
	 * @return the silence, its id empty
	 */
	public Silence read(JsonNode body) {
		Fields fields = Fields.of(body, "matchers", "startsAt", "endsAt", "duration", "createdBy", "comment");
		return silence(fields, "", startsAt(fields), (start) -> end(fields, start));
	}

	/**
	 * Read a silence as Alertmanager's clients send it, the fields among them that only
	 * answers have.
	 * @param body the body
	 * @param find finds a silence by its id
	 * @return the silence; the id is that of the silence to change, or empty
	 */
	public Silence readPosted(JsonNode body, Function<String, @Nullable Silence> find) {
		Fields fields = Fields.of(body, "id", "matchers", "startsAt", "endsAt", "createdBy", "comment", "status",
				"updatedAt", "annotations");
		String id = fields.text("id", MAX_NAME);
		Silence known = (id != null) ? find.apply(id) : null;
		boolean active = known != null && known.state(this.now) == Silence.State.ACTIVE;
		Instant startsAt = (known != null && active) ? known.startsAt() : startsAt(fields);
		return silence(fields, (id != null) ? id : "", startsAt, (start) -> fields.time("endsAt"));
	}

	private Silence silence(Fields fields, String id, Instant startsAt, Function<Instant, @Nullable Instant> end) {
		var matchers = MatcherInput.read(fields);
		String comment = fields.requiredText("comment", MAX_COMMENT);
		String createdBy = this.author.sign(fields.text("createdBy", MAX_NAME));
		return new Silence(id, matchers, startsAt, checkedEnd(fields, startsAt, end.apply(startsAt)), this.now,
				createdBy, comment);
	}

	private Instant startsAt(Fields fields) {
		Instant given = fields.time("startsAt");
		if (given == null || given.isBefore(this.now)) {
			return this.now;
		}
		if (given.isAfter(this.now.plus(MAX_LEAD))) {
			throw InputException.of(fields.placeOf("startsAt"), "is more than a year ahead", "choose an earlier start");
		}
		return given;
	}

	private static @Nullable Instant end(Fields fields, Instant start) {
		Duration duration = fields.duration("duration");
		Instant endsAt = fields.time("endsAt");
		if (duration == null) {
			return endsAt;
		}
		if (endsAt != null) {
			throw InputException.of(fields.placeOf("duration"), "is given beside 'endsAt'", "send one of the two");
		}
		if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_LIFE) > 0) {
			throw InputException.of(fields.placeOf("duration"), "is not between 0 and 30 days",
					"send a duration such as \"PT2H\" or \"2h\"");
		}
		return start.plus(duration);
	}

	private Instant checkedEnd(Fields fields, Instant startsAt, @Nullable Instant endsAt) {
		if (endsAt == null) {
			throw InputException.of(fields.placeOf("endsAt"), "is missing, and a silence has to end",
					"send \"endsAt\": \"2026-11-21T10:00:00Z\"");
		}
		Instant from = startsAt.isBefore(this.now) ? this.now : startsAt;
		if (!endsAt.isAfter(from)) {
			throw InputException.of(fields.placeOf("endsAt"), "is not after the start and the present",
					"choose a later end");
		}
		if (endsAt.isAfter(from.plus(MAX_LIFE))) {
			throw InputException.of(fields.placeOf("endsAt"), "is more than 30 days after the start",
					"choose an earlier end and renew the silence when it comes");
		}
		return endsAt;
	}

}
