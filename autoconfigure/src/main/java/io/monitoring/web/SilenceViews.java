package io.monitoring.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Silence;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Makes views of silences, with what they hide.
 */
final class SilenceViews {

	private final List<AlertDisposition> alerts;

	private final Map<String, Integer> hiding = new HashMap<>();

	private final Map<String, Integer> hidden;

	private final Instant now;

	/**
	 * Create views.
	 * @param alerts the alerts of now
	 * @param hidden how many alerts each silence has hidden, by its id
	 * @param now the present
	 */
	SilenceViews(List<AlertDisposition> alerts, Map<String, Integer> hidden, Instant now) {
		this.alerts = alerts.stream().filter((alert) -> alert.alert().state() == AlertState.FIRING).toList();
		this.alerts
			.forEach((alert) -> alert.silencedBy().forEach((silence) -> this.hiding.merge(silence, 1, Integer::sum)));
		this.hidden = hidden;
		this.now = now;
	}

	SilenceView view(Silence silence) {
		return view(silence, null);
	}

	/**
	 * Show a silence with the number of alerts that fire now and that it is going to
	 * hide.
	 */
	SilenceView preview(Silence silence) {
		return view(silence,
				(int) this.alerts.stream().filter((alert) -> silence.hides(alert.alert().labels())).count());
	}

	/** Not what PromQL reads: a matcher of Alertmanager knows three escapes only. */
	private static String text(LabelMatcher matcher) {
		return matcher.name() + matcher.type().sign() + '"'
				+ matcher.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + '"';
	}

	private SilenceView view(Silence silence, @Nullable Integer matches) {
		return new SilenceView(silence.id().isEmpty() ? null : silence.id(),
				SilencesResource.word(silence.state(this.now)),
				silence.matchers().stream().map((matcher) -> text(matcher)).toList(), silence.startsAt(),
				silence.endsAt(), silence.updatedAt(), silence.createdBy(), silence.comment(),
				this.hiding.getOrDefault(silence.id(), 0), this.hidden.getOrDefault(silence.id(), 0), matches);
	}

	/**
	 * A silence.
	 *
	 * @param hiding number of firing alerts that it hides now
	 * @param hidden number of different alerts that it has hidden since the application
	 * started
	 * @param matches number of firing alerts that it is going to hide, only told when it
	 * is added
	 */
	record SilenceView(@Nullable String id, String state, List<String> matchers, Instant startsAt, Instant endsAt,
			Instant updatedAt, String createdBy, String comment, int hiding, int hidden,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer matches) {

	}

}
