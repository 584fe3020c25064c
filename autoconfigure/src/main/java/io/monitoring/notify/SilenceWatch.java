package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.Silence.State;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Warns before the end of a silence that hides alerts: whoever set it learns that they
 * are about to be told.
 */
final class SilenceWatch {

	private static final Duration LEAD = Duration.ofMinutes(15);

	/** For how long the end of a warning is told, in case that a restart interferes. */
	private static final Duration AFTER = Duration.ofMinutes(15);

	private static final int SHARE = 10;

	private static final int MAX_TEXT = 200;

	private final Silences silences;

	private final Set<String> warned = new HashSet<>();

	SilenceWatch(Silences silences) {
		this.silences = silences;
	}

	/**
	 * Return the warnings. Their times follow from those of the silences, so a restart
	 * does not make them other alerts.
	 * @param now the present
	 * @param alerts all alerts
	 * @return an alert for each silence about which somebody is, or was, warned
	 */
	List<Alert> warnings(Instant now, List<Alert> alerts) {
		List<Alert> warnings = new ArrayList<>();
		for (Silence silence : this.silences.all()) {
			Instant from = warnedFrom(silence);
			if (silence.state(now) == State.ACTIVE && !now.isBefore(from)) {
				long hidden = hidden(silence, alerts);
				if (hidden > 0 || this.warned.contains(silence.id())) {
					this.warned.add(silence.id());
					warnings.add(warning(silence, hidden, from, null));
				}
			}
			else if (this.warned.remove(silence.id()) || justEnded(silence, now)) {
				Instant end = silence.endsAt().isBefore(now) ? silence.endsAt() : now;
				warnings.add(warning(silence, 0, from, end));
			}
		}
		return warnings;
	}

	private static Instant warnedFrom(Silence silence) {
		Duration share = Duration.between(silence.startsAt(), silence.endsAt()).dividedBy(SHARE);
		return silence.endsAt().minus((share.compareTo(LEAD) < 0) ? share : LEAD);
	}

	private static boolean justEnded(Silence silence, Instant now) {
		return silence.state(now) == State.EXPIRED && now.isBefore(silence.endsAt().plus(AFTER));
	}

	private static long hidden(Silence silence, List<Alert> alerts) {
		return alerts.stream()
			.filter((alert) -> alert.state() == AlertState.FIRING && silence.hides(alert.labels()))
			.count();
	}

	private static Alert warning(Silence silence, long hidden, Instant from, @Nullable Instant end) {
		Labels labels = Labels.of(Alert.NAME_LABEL, Silence.ENDS_SOON, Alert.SEVERITY_LABEL, "info", Silence.ID_LABEL,
				silence.id());
		String summary = "The silence of " + PlainText.oneLine(silence.createdBy(), MAX_TEXT) + " ends at "
				+ silence.endsAt() + "; it hides " + hidden + " firing alert" + ((hidden == 1) ? "" : "s") + " now";
		String description = PlainText.oneLine(silence.comment(), MAX_TEXT);
		return new Alert(labels, Map.of("summary", summary, "description", description),
				(end != null) ? AlertState.RESOLVED : AlertState.FIRING, hidden, from, from, end);
	}

}
