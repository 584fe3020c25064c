package io.monitoring.web.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.AlertState;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.web.prometheus.RuleViews.AlertView;
import io.monitoring.web.prometheus.RuleViews.GroupView;

/**
 * Tells the rules and the alerts as they were after the last tick.
 */
final class RulesEndpoint {

	private final PrometheusSource source;

	RulesEndpoint(PrometheusSource source) {
		this.source = source;
	}

	String rules(Parameters parameters) {
		Selection selection = Selection.of(parameters);
		MonitoringSnapshot snapshot = this.source.snapshot().get();
		List<GroupView> views = new ArrayList<>();
		for (RuleGroup group : this.source.groups().get()) {
			List<RuleStatus> members = snapshot.rules()
				.stream()
				.filter((status) -> status.groupId().equals(group.id()) && selection.includes(status))
				.toList();
			if (!members.isEmpty()) {
				views.add(GroupView.of(group, snapshot.loop().interval(), members, !selection.withoutAlerts()));
			}
		}
		return Envelope.success(Map.of("groups", views));
	}

	String alerts() {
		List<AlertView> alerts = this.source.snapshot()
			.get()
			.alerts()
			.stream()
			.filter((alert) -> alert.state() != AlertState.RESOLVED)
			.map(AlertView::of)
			.toList();
		return Envelope.success(Map.of("alerts", alerts));
	}

	/**
	 * Which rules are asked for.
	 *
	 * @param type {@code alert}, {@code record} or empty for both
	 * @param names names of rules, none for all
	 * @param groups names of groups, none for all
	 * @param withoutAlerts whether the alerts are left out
	 */
	private record Selection(String type, List<String> names, List<String> groups, boolean withoutAlerts) {

		static Selection of(Parameters parameters) {
			String type = parameters.find("type");
			if (type != null && !type.equals("alert") && !type.equals("record")) {
				throw PrometheusException.invalid("type",
						"not supported value \"%s\"; use alert or record".formatted(type));
			}
			return new Selection((type != null) ? type : "", parameters.all("rule_name[]"),
					parameters.all("rule_group[]"), "true".equals(parameters.find("exclude_alerts")));
		}

		boolean includes(RuleStatus status) {
			boolean alerting = status.rule() instanceof AlertingRule;
			return !this.type.equals(alerting ? "record" : "alert")
					&& (this.names.isEmpty() || this.names.contains(status.rule().name()))
					&& (this.groups.isEmpty() || this.groups.contains(status.group()));
		}

	}

}
