package io.monitoring.web;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules: what they are, how they fare, and the switch of each.
 */
final class RulesResource {

	private static final Logger logger = LoggerFactory.getLogger(RulesResource.class);

	static final List<String> YAML = List.of("text/yaml;charset=UTF-8", "application/yaml");

	private final MonitoringFacade monitoring;

	RulesResource(MonitoringFacade monitoring) {
		this.monitoring = monitoring;
	}

	List<Route> routes() {
		return List.of(Route.get("alerts/rules", (call) -> rules()),
				Route.get("alerts/prometheus-rules", YAML, this::prometheusRules),
				Route.post("alerts/rules/{name}/enable", (call) -> setEnabled(call, true)),
				Route.post("alerts/rules/{name}/disable", (call) -> setEnabled(call, false)));
	}

	private ApiResponse rules() {
		return ApiResponse.ok(new RulesView(this.monitoring.snapshot().rules().stream().map(RuleView::of).toList()));
	}

	private ApiResponse prometheusRules(Route.Call call) {
		return ApiResponse.text(call.contentType(), this.monitoring.prometheusRuleFile());
	}

	private ApiResponse setEnabled(Route.Call call, boolean enabled) {
		String name = call.variable();
		if (!this.monitoring.setRuleEnabled(name, enabled)) {
			throw new ApiException(ApiException.Kind.NOT_FOUND,
					"There is no rule of this name; 'alerts/rules' lists them.");
		}
		logger.info("Rule '{}' was switched {} by a request from {}", name, enabled ? "on" : "off",
				call.request().caller().address());
		return ApiResponse.ok(new SwitchView(name, enabled));
	}

	record RulesView(List<RuleView> rules) {

	}

	record SwitchView(String name, boolean enabled) {

	}

}
