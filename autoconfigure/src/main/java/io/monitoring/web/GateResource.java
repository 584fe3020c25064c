package io.monitoring.web;

import java.util.List;

import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.Gate;

/**
 * The gate of a delivery pipeline: whether the budgets allow a change.
 */
final class GateResource {

	private static final List<String> BURNING = List.of("refuse", "allow");

	private static final double MOST = 100;

	private final Objectives objectives;

	GateResource(MonitoringFacade monitoring) {
		this.objectives = new Objectives(monitoring);
	}

	List<Route> routes() {
		return List.of(Route.get("sla/gate", this::judge));
	}

	private ApiResponse judge(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "objective", "minRemainingPercent",
				"burning", "noData");
		Gate gate = new Gate(parameters.number("minRemainingPercent", 0, 0, MOST),
				!"allow".equals(parameters.word("burning", BURNING)),
				"refuse".equals(parameters.word("noData", BURNING)));
		Gate.Verdict verdict = gate.judge(this.objectives.named(parameters.all("objective")));
		return ApiResponse.json(verdict.open() ? 200 : 409, verdict);
	}

}
