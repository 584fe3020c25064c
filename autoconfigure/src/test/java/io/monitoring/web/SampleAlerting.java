package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertState;
import io.monitoring.alert.MemoryAlertHistory;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Exercise;
import io.monitoring.notify.MemoryNotificationLog;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.notify.PendingNotification;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.notify.Silence;
import io.monitoring.notify.Silences;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries with fixed contents, which fit {@link SampleMonitoring} and note what they
 * are asked for.
 */
final class SampleAlerting implements Deliveries {

	static final String SILENCE = "11111111-2222-3333-4444-555555555555";

	static final Labels EXTERNAL = Labels.of("application", "shop");

	private static final Instant NOW = SampleMonitoring.NOW;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final String GROUP = "{}/{severity=\"high\"}:{alertname=\"SlowCheckout\"}";

	private final Silences silences = silences(NOW);

	private final MemoryAlertHistory history = new MemoryAlertHistory(100);

	private final MemoryNotificationLog log = new MemoryNotificationLog(100);

	private final List<Alert> exercises = new ArrayList<>();

	private static Silences silences(Instant now) {
		MemorySilenceStore store = new MemorySilenceStore();
		store.save(new Silence(SILENCE, List.of(LabelMatcher.equal("alertname", "Recovered")), now.minus(MINUTE),
				now.plus(MINUTE), now.minus(MINUTE), "ann", "deploying"));
		return new Silences(store, 100);
	}

	AlertingSource source() {
		return new AlertingSource(this, this.silences, this.history, this.log, () -> "route:\n  receiver: log\n",
				EXTERNAL);
	}

	/**
	 * Add what a tick would have added: an event and notifications to two receivers, of
	 * which one still waits.
	 */
	SampleAlerting withRecords() {
		Alert alert = alert("SlowCheckout", "high");
		this.history.add(List.of(new AlertEvent(NOW.minus(MINUTE.multipliedBy(9)), "default", pending(alert), null),
				new AlertEvent(NOW.minus(MINUTE.multipliedBy(4)), "default", alert, AlertState.PENDING)));
		PendingNotification delivered = pending("n1", "log", alert, NotificationReason.FIRST);
		PendingNotification waiting = pending("n2", "slack", alert, NotificationReason.NEW_ALERTS);
		this.log.enqueue(List.of(delivered, waiting));
		this.log.settle(delivered, NotificationRecord.Result.DELIVERED, NOW.minus(MINUTE), null);
		return this;
	}

	private static Alert pending(Alert alert) {
		return new Alert(alert.labels(), alert.annotations(), AlertState.PENDING, alert.value(), alert.activeAt(), null,
				null);
	}

	private static PendingNotification pending(String id, String receiver, Alert alert, NotificationReason reason) {
		Instant time = NOW.minus(MINUTE.multipliedBy(4));
		return new PendingNotification(
				new Notification(id, GROUP, receiver, Labels.of("alertname", alert.name()), List.of(alert), reason,
						time, ""),
				new NotificationLog.Entry(time, Set.of(alert.fingerprint()), Set.of(), time.plus(Duration.ofDays(2))),
				time.plus(Duration.ofDays(1)), 1);
	}

	private static Alert alert(String name, String severity) {
		return new Alert(EXTERNAL.with(Labels.of("alertname", name, "severity", severity, "uri", "/checkout")),
				Map.of("summary", "<b>slow</b>"), AlertState.FIRING, 7.5, NOW.minus(MINUTE.multipliedBy(9)),
				NOW.minus(MINUTE.multipliedBy(4)), null);
	}

	@Override
	public List<AlertDisposition> alerts() {
		Alert slow = alert("SlowCheckout", "high");
		Alert disk = alert("DiskFull", "low");
		Alert gone = new Alert(
				EXTERNAL.with(Labels.of("alertname", "Recovered", "severity", "high", "uri", "/checkout")), Map.of(),
				AlertState.RESOLVED, Double.NaN, NOW.minus(MINUTE.multipliedBy(9)), NOW.minus(MINUTE.multipliedBy(4)),
				NOW.minus(MINUTE));
		return List.of(disposition(slow, List.of(), List.of("log", "slack")),
				disposition(disk, List.of(slow.fingerprint()), List.of("log")),
				disposition(gone, List.of(), List.of("log")),
				disposition(alert("Watchdog", "none"), List.of(), List.of()));
	}

	private AlertDisposition disposition(Alert alert, List<String> inhibitedBy, List<String> receivers) {
		List<String> keys = receivers.stream()
			.map((receiver) -> "{}/{severity=\"" + alert.severity() + "\"}/" + receiver + ":{alertname=\""
					+ alert.name() + "\"}")
			.toList();
		return new AlertDisposition(alert, receivers, keys, this.silences.silencing(alert.labels(), NOW), inhibitedBy,
				List.of());
	}

	@Override
	public List<ReceiverStatus> receivers() {
		return List.of(new ReceiverStatus("log", 3, 1, "timed out", NOW, NOW.minus(MINUTE.multipliedBy(2))),
				new ReceiverStatus("slack", 0, 0, null, null, null));
	}

	@Override
	public Map<String, Integer> hidden() {
		Map<String, Integer> hidden = new HashMap<>();
		this.silences.all().forEach((silence) -> hidden.put(silence.id(), 4));
		return hidden;
	}

	@Override
	public synchronized Exercise exercise(Alert alert, NotificationReason reason, @Nullable String receiver,
			Instant now) {
		if (receiver != null && !receiver.equals("log")) {
			throw new IllegalArgumentException("There is no receiver '" + receiver + "'.");
		}
		if (alert.labels().has("busy")) {
			throw new IllegalStateException("Too many drills and tests wait for the next tick; try again later.");
		}
		this.exercises.add(alert);
		return new Exercise("e1", List.of((receiver != null) ? receiver : "slack"), List.of(), List.of(), List.of());
	}

	/**
	 * Return what was asked for.
	 * @return the alerts of tests and drills, in order
	 */
	synchronized List<Alert> exercises() {
		return List.copyOf(this.exercises);
	}

	Silences silences() {
		return this.silences;
	}

}
