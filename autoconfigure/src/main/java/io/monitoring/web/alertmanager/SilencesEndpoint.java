package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.monitoring.notify.Silence;
import io.monitoring.notify.Silence.State;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.web.input.MatcherInput;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Lists silences: active ones, then those to come, then those that have ended.
 */
final class SilencesEndpoint {

	private static final List<State> ORDER = List.of(State.ACTIVE, State.PENDING, State.EXPIRED);

	private final AlertmanagerSource source;

	SilencesEndpoint(AlertmanagerSource source) {
		this.source = source;
	}

	AlertmanagerAnswer silences(@Nullable String query) {
		QueryParameters parameters = new QueryParameters(query, "filter", "creator");
		List<LabelMatcher> filter = MatcherInput.read(parameters, "filter");
		List<String> creators = parameters.all("creator");
		Instant now = this.source.now().instant();
		return AlertmanagerAnswer.ok(this.source.silences()
			.all()
			.stream()
			.filter((silence) -> creators.isEmpty() || creators.contains(silence.createdBy()))
			.filter((silence) -> isSelected(silence, filter))
			.sorted(order(now))
			.map((silence) -> SilenceView.of(silence, now))
			.toList());
	}

	/** What a silence matches is compared as if it were the labels of an alert. */
	private static boolean isSelected(Silence silence, List<LabelMatcher> filter) {
		Labels.Builder labels = Labels.builder();
		silence.matchers().forEach((matcher) -> labels.set(matcher.name(), matcher.value()));
		Labels matched = labels.build();
		return filter.stream().allMatch((matcher) -> matcher.matches(matched));
	}

	private static Comparator<Silence> order(Instant now) {
		return (first, second) -> {
			State state = first.state(now);
			int byState = ORDER.indexOf(state) - ORDER.indexOf(second.state(now));
			if (byState != 0) {
				return byState;
			}
			return switch (state) {
				case ACTIVE -> first.endsAt().compareTo(second.endsAt());
				case PENDING -> first.startsAt().compareTo(second.startsAt());
				case EXPIRED -> second.endsAt().compareTo(first.endsAt());
			};
		};
	}

}
