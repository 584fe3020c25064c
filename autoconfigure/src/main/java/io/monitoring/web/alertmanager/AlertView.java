package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.DispatcherSettings;

/**
 * An alert.
 */
record AlertView(Map<String, String> annotations, String endsAt, String fingerprint, List<ReceiverView> receivers,
		String startsAt, Status status, String updatedAt, Map<String, String> labels) {

	/**
	 * Create the view.
	 * @param disposition the alert and what keeps it from being told
	 * @param lastTick when it was seen last; without another tick it would end as it does
	 * in Alertmanager
	 */
	static AlertView of(AlertDisposition disposition, Instant lastTick) {
		Alert alert = disposition.alert();
		Instant startsAt = (alert.firedAt() != null) ? alert.firedAt() : alert.activeAt();
		return new AlertView(new TreeMap<>(alert.annotations()),
				TimeView.of(lastTick.plus(DispatcherSettings.RESOLVE_TIMEOUT)), alert.fingerprint(),
				disposition.receivers().stream().distinct().map(ReceiverView::new).toList(), TimeView.of(startsAt),
				Status.of(disposition), TimeView.of(lastTick), alert.labels().toMap());
	}

	record Status(List<String> inhibitedBy, List<String> mutedBy, List<String> silencedBy, String state) {

		static Status of(AlertDisposition disposition) {
			return new Status(disposition.inhibitedBy(), disposition.mutedBy(), disposition.silencedBy(),
					disposition.isSuppressed() ? "suppressed" : "active");
		}

	}

}
