package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.monitoring.slo.DeploymentCost;
import io.monitoring.slo.SloStatus;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.Deployments;
import io.monitoring.web.sla.ReportCsv;
import io.monitoring.web.sla.ReportEntry;
import io.monitoring.web.sla.ReportPage;
import org.jspecify.annotations.Nullable;

/**
 * The report on objectives: what was promised, what is kept, how much of the budget is
 * left.
 */
final class SlaResource {

	private static final List<String> FORMATS = List.of("json", "csv", "html");

	private static final List<String> TYPES = List.of(ApiResponse.JSON, ReportCsv.TYPE, ReportPage.TYPE);

	private final MonitoringFacade monitoring;

	private final Objectives objectives;

	private final @Nullable ObjectiveSource source;

	SlaResource(MonitoringFacade monitoring, @Nullable ObjectiveSource source) {
		this.monitoring = monitoring;
		this.objectives = new Objectives(monitoring);
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get("sla", TYPES, this::report),
				Route.get("sla/error-budget/{objective}", this::errorBudget));
	}

	private ApiResponse report(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "objective", "format");
		String format = parameters.word("format", FORMATS);
		String type = (format != null) ? TYPES.get(FORMATS.indexOf(format)) : call.contentType();
		List<ReportEntry> entries = entries(this.objectives.named(parameters.all("objective")));
		return switch (TYPES.indexOf(type)) {
			case 1 -> csv(ReportCsv.write(entries));
			case 2 -> ApiResponse.text(type, ReportPage.write(entries, this.monitoring.snapshot().time()))
				.with(Map.of("Content-Security-Policy", ReportPage.POLICY));
			default -> ApiResponse.ok(new ReportView(this.monitoring.snapshot().time(), entries));
		};
	}

	private static ApiResponse csv(String text) {
		return ApiResponse.text(ReportCsv.TYPE, text)
			.with(Map.of("Content-Disposition", "attachment; filename=\"service-levels.csv\""));
	}

	private ApiResponse errorBudget(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "group");
		String group = parameters.find("group");
		SloStatus status = this.objectives.group(call.variable(), (group != null) ? group : "");
		ReportEntry entry = entries(List.of(status)).get(0);
		List<GroupView> groups = this.objectives.groups(call.variable())
			.stream()
			.filter((one) -> !one.group().isEmpty())
			.map(GroupView::of)
			.toList();
		return ApiResponse.ok(new BudgetView(entry, groups));
	}

	private List<ReportEntry> entries(List<SloStatus> statuses) {
		List<DeploymentCost> costs = (this.source != null) ? this.source.counts().deployments() : List.of();
		Instant now = this.monitoring.snapshot().time();
		Deployments deployments = new Deployments(costs);
		return statuses.stream().map((status) -> ReportEntry.of(status, deployments.of(status), now)).toList();
	}

	record ReportView(Instant time, List<ReportEntry> objectives) {

	}

	/**
	 * An entry of the report, and the groups of its objective.
	 *
	 * @param entry the entry
	 * @param groups the groups, that with the least budget first
	 */
	record BudgetView(@JsonUnwrapped ReportEntry entry, List<GroupView> groups) {

	}

	/**
	 * A group.
	 *
	 * @param group how to ask for it
	 * @param budgetRemainingPercent share of its budget that is left
	 */
	record GroupView(String group, double budgetRemainingPercent) {

		private static final double PERCENT = 100;

		static GroupView of(SloStatus status) {
			return new GroupView(status.group().toString(), status.budget().remainingRatio() * PERCENT);
		}

	}

}
