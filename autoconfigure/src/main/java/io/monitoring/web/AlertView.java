package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.NotificationRecord;
import org.jspecify.annotations.Nullable;

/**
 * An alert, who was told about it last and why, and what keeps it from being told.
 */
record AlertView(String name, String state, String severity, Object value, Instant since, Instant activeAt,
		@Nullable Instant firedAt, @Nullable Instant resolvedAt, String fingerprint, Map<String, String> labels,
		Map<String, String> annotations, String group, @Nullable String reason, @Nullable Told lastNotification,
		List<String> notificationGroups, List<String> receivers, boolean suppressed, List<String> silencedBy,
		List<String> inhibitedBy, List<String> mutedBy) {

	/**
	 * Create the view.
	 * @param alert the alert as its rule raised it
	 * @param group name of the group of that rule
	 * @param whereabouts what the dispatcher knows
	 */
	static AlertView of(Alert alert, String group, Whereabouts whereabouts) {
		String outside = whereabouts.fingerprint(alert);
		AlertDisposition disposition = whereabouts.disposition(outside, alert);
		NotificationRecord last = whereabouts.lastNotification(outside);
		return new AlertView(alert.name(), alert.state().name().toLowerCase(Locale.ROOT), alert.severity(),
				Json.number(alert.value()), alert.since(), alert.activeAt(), alert.firedAt(), alert.resolvedAt(),
				alert.fingerprint(), alert.labels().toMap(), new TreeMap<>(alert.annotations()), group,
				(last != null) ? last.notification().reason().text() : null, (last != null) ? Told.of(last) : null,
				disposition.groupKeys(), disposition.receivers(), disposition.isSuppressed(), disposition.silencedBy(),
				disposition.inhibitedBy(), disposition.mutedBy());
	}

	/**
	 * The last notification that the alert was part of.
	 */
	record Told(String id, Instant time, String receiver, String result) {

		static Told of(NotificationRecord last) {
			return new Told(last.notification().id(), last.notification().time(), last.notification().receiver(),
					last.result().name().toLowerCase(Locale.ROOT));
		}

	}

}
