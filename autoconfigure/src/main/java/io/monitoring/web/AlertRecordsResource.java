package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertEvent;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationRecord;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * What happened: to alerts, and to the notifications about them.
 */
final class AlertRecordsResource {

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	/** Where something is looked for, so many of the latest records are looked at. */
	private static final int SEARCHED = 10_000;

	private static final List<String> RESULTS = List.of("waiting", "delivered", "abandoned", "replaced");

	private final AlertingSource alerting;

	AlertRecordsResource(AlertingSource alerting) {
		this.alerting = alerting;
	}

	List<Route> routes() {
		return List.of(Route.get("alerts/history", this::history),
				Route.get("alerts/notifications", this::notifications));
	}

	private ApiResponse history(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "limit", "name");
		int limit = parameters.limit("limit", DEFAULT_LIMIT, MAX_LIMIT);
		List<String> names = parameters.all("name");
		return ApiResponse.ok(new HistoryView(this.alerting.history()
			.recent(names.isEmpty() ? limit : SEARCHED)
			.stream()
			.filter((event) -> names.isEmpty() || names.contains(event.alert().name()))
			.limit(limit)
			.map(EventView::of)
			.toList()));
	}

	private ApiResponse notifications(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "limit", "receiver", "result",
				"exercise");
		int limit = parameters.limit("limit", DEFAULT_LIMIT, MAX_LIMIT);
		List<String> receivers = parameters.all("receiver");
		Set<String> results = parameters.words("result", RESULTS);
		String exercise = parameters.find("exercise");
		boolean all = receivers.isEmpty() && results.isEmpty() && exercise == null;
		return ApiResponse.ok(new NotificationsView(this.alerting.log()
			.recent(all ? limit : SEARCHED)
			.stream()
			.filter((record) -> receivers.isEmpty() || receivers.contains(record.notification().receiver()))
			.filter((record) -> results.isEmpty() || results.contains(word(record.result())))
			.filter((record) -> exercise == null || record.notification().groupKey().contains("/" + exercise + ":"))
			.limit(limit)
			.map(NotificationView::of)
			.toList()));
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	record HistoryView(List<EventView> events) {

	}

	record EventView(Instant time, String name, String group, String state, @Nullable String previous, String severity,
			Object value, String fingerprint, Map<String, String> labels, Map<String, String> annotations) {

		static EventView of(AlertEvent event) {
			Alert alert = event.alert();
			AlertState previous = event.previous();
			return new EventView(event.time(), alert.name(), event.group(), word(alert.state()),
					(previous != null) ? word(previous) : null, alert.severity(), Json.number(alert.value()),
					alert.fingerprint(), alert.labels().toMap(), new TreeMap<>(alert.annotations()));
		}

	}

	record NotificationsView(List<NotificationView> notifications) {

	}

	record NotificationView(String id, Instant time, String receiver, String reason, String result, int attempts,
			@Nullable Instant settledAt, @Nullable String error, String groupKey, Map<String, String> groupLabels,
			long firing, long resolved, List<ToldView> alerts, int omittedAlerts) {

		/** Groups can be large; who wants all alerts asks for the alerts. */
		private static final int SHOWN = 10;

		static NotificationView of(NotificationRecord record) {
			Notification notification = record.notification();
			List<Alert> alerts = notification.alerts();
			long firing = alerts.stream().filter((alert) -> alert.state() == AlertState.FIRING).count();
			return new NotificationView(notification.id(), notification.time(), notification.receiver(),
					notification.reason().text(), word(record.result()), record.attempts(), record.settledAt(),
					record.error(), notification.groupKey(), notification.groupLabels().toMap(), firing,
					alerts.size() - firing, alerts.stream().limit(SHOWN).map(ToldView::of).toList(),
					Math.max(0, alerts.size() - SHOWN));
		}

	}

	record ToldView(String name, String state, String fingerprint, Map<String, String> labels) {

		static ToldView of(Alert alert) {
			return new ToldView(alert.name(), word(alert.state()), alert.fingerprint(), alert.labels().toMap());
		}

	}

}
