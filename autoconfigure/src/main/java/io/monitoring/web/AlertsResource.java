package io.monitoring.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.rule.RuleStatus;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * The alerts, the most urgent first, with who was told about them and what keeps them
 * from being told.
 */
final class AlertsResource {

	private static final List<AlertState> URGENCY = List.of(AlertState.FIRING, AlertState.PENDING, AlertState.RESOLVED);

	private static final Comparator<AlertView> ORDER = Comparator
		.comparingInt((AlertView view) -> URGENCY.indexOf(AlertState.valueOf(view.state().toUpperCase(Locale.ROOT))))
		.thenComparing(AlertView::since, Comparator.reverseOrder());

	private final MonitoringFacade monitoring;

	private final @Nullable AlertingSource alerting;

	AlertsResource(MonitoringFacade monitoring, @Nullable AlertingSource alerting) {
		this.monitoring = monitoring;
		this.alerting = alerting;
	}

	List<Route> routes() {
		return List.of(Route.get("alerts", this::alerts));
	}

	private ApiResponse alerts(Route.Call call) {
		Selection selection = Selection.of(call.request().query());
		Whereabouts whereabouts = Whereabouts.of(this.monitoring, this.alerting);
		List<AlertView> views = new ArrayList<>();
		for (RuleStatus rule : this.monitoring.snapshot().rules()) {
			for (Alert alert : rule.alerts()) {
				AlertView view = AlertView.of(alert, rule.group(), whereabouts);
				if (selection.includes(view)) {
					views.add(view);
				}
			}
		}
		views.sort(ORDER);
		return ApiResponse.ok(new AlertsView(views));
	}

	record AlertsView(List<AlertView> alerts) {

	}

	/**
	 * Which alerts are asked for; an empty set asks for all.
	 */
	private record Selection(Set<String> states, Set<String> severities, Set<String> names,
			@Nullable Boolean suppressed) {

		static Selection of(@Nullable String query) {
			QueryParameters parameters = new QueryParameters(query, "state", "severity", "name", "suppressed");
			return new Selection(parameters.words("state", List.of("pending", "firing", "resolved")),
					Set.copyOf(parameters.all("severity")), Set.copyOf(parameters.all("name")),
					parameters.flag("suppressed"));
		}

		boolean includes(AlertView view) {
			return accepts(this.states, view.state()) && accepts(this.severities, view.severity())
					&& accepts(this.names, view.name())
					&& (this.suppressed == null || this.suppressed == view.suppressed());
		}

		private static boolean accepts(Set<String> wanted, String value) {
			return wanted.isEmpty() || wanted.contains(value);
		}

	}

}
