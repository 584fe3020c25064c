package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.monitoring.notify.Silence;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;

/**
 * A silence.
 */
record SilenceView(String id, State status, String updatedAt, String comment, String createdBy, String endsAt,
		List<Matcher> matchers, String startsAt) {

	static SilenceView of(Silence silence, Instant now) {
		return new SilenceView(silence.id(), new State(silence.state(now).name().toLowerCase(Locale.ROOT)),
				TimeView.of(silence.updatedAt()), silence.comment(), silence.createdBy(), TimeView.of(silence.endsAt()),
				silence.matchers().stream().map(Matcher::of).toList(), TimeView.of(silence.startsAt()));
	}

	record State(String state) {

	}

	record Matcher(boolean isEqual, boolean isRegex, String name, String value) {

		static Matcher of(LabelMatcher matcher) {
			Type type = matcher.type();
			return new Matcher(type == Type.EQUAL || type == Type.REGEX, type == Type.REGEX || type == Type.NOT_REGEX,
					matcher.name(), matcher.value());
		}

	}

}
