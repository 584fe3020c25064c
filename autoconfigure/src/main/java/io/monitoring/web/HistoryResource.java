package io.monitoring.web;

import java.time.Duration;
import java.util.List;

import io.monitoring.series.Durations;
import io.monitoring.series.Labels;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.HistoryPoint;

/**
 * The history of objectives.
 */
final class HistoryResource {

	/** As many as Prometheus gives at once; the trackers may give fewer, longer steps. */
	private static final int MAX_POINTS = 11_000;

	private static final int DEFAULT_POINTS = 300;

	private static final Duration SHORTEST_STEP = Duration.ofMinutes(1);

	private static final Duration LONGEST = Duration.ofDays(400);

	private final Objectives objectives;

	private final ObjectiveSource source;

	HistoryResource(MonitoringFacade monitoring, ObjectiveSource source) {
		this.objectives = new Objectives(monitoring);
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get("sla/{objective}/history", this::history));
	}

	private ApiResponse history(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), "window", "step", "group");
		String group = parameters.find("group");
		SloStatus status = this.objectives.group(call.variable(), (group != null) ? group : "");
		ServiceLevelObjective objective = status.objective();
		Duration window = parameters.duration("window", objective.period(), SHORTEST_STEP, LONGEST);
		Duration step = parameters.duration("step", step(window, DEFAULT_POINTS), SHORTEST_STEP, LONGEST);
		check(window, step);
		List<HistoryPoint> points = this.source.counts()
			.history(objective.name(), status.group(), window, step)
			.stream()
			.map((point) -> HistoryPoint.of(objective, point))
			.toList();
		return ApiResponse.ok(new HistoryView(objective.name(), text(status.group()), window, step, points));
	}

	private static String text(Labels group) {
		return group.isEmpty() ? "" : group.toString();
	}

	private static void check(Duration window, Duration step) {
		if (window.minusNanos(1).dividedBy(step) >= MAX_POINTS) {
			throw new InputException("Parameter 'step' is '%s', which makes more than %d points; use at least %s."
				.formatted(Durations.format(step), MAX_POINTS, Durations.format(step(window, MAX_POINTS))));
		}
	}

	/** The shortest step in whole minutes. */
	private static Duration step(Duration window, int points) {
		long minutes = (window.toSeconds() + points * 60L - 1) / (points * 60L);
		return Duration.ofMinutes(Math.max(1, minutes));
	}

	record HistoryView(String objective, String group, Duration window, Duration step, List<HistoryPoint> points) {

	}

}
