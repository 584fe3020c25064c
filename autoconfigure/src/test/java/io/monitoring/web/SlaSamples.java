package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Labels;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.Downtime;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.Observation;
import io.monitoring.slo.SloStatus.PairState;
import io.monitoring.slo.SloStatus.Spending;
import io.monitoring.slo.SloWindow;

/**
 * Objectives of the less common kinds.
 */
final class SlaSamples {

	private static final Duration MONTH = Duration.ofDays(30);

	private SlaSamples() {
	}

	static SloStatus checkout(String uri) {
		return grouped(uri, new ErrorBudget(999_990, 1_000_000, 0.999), new ErrorBudget(999_990, 1_000_010, 0.999),
				PairState.State.CRITICAL);
	}

	static SloStatus worst(String uri) {
		ErrorBudget spent = new ErrorBudget(90, 100, 0.999);
		return grouped(uri, spent, spent, PairState.State.RECOVERING);
	}

	static SloStatus burning(PairState.State state) {
		ErrorBudget budget = new ErrorBudget(999_990, 1_000_000, 0.999);
		return grouped("/a", budget, budget, state);
	}

	private static SloStatus grouped(String uri, ErrorBudget budget, ErrorBudget everything, PairState.State state) {
		return status(
				new ServiceLevelObjective("routes", new ServiceLevelIndicator.Availability(List.of()), 0.999, MONTH),
				Labels.of("uri", uri), List.of(budget, everything), state, null);
	}

	static SloStatus health() {
		ServiceLevelObjective objective = new ServiceLevelObjective("database", new ServiceLevelIndicator.Health("db"),
				0.99, new SloWindow.Calendar(SloWindow.Calendar.Unit.MONTH, ZoneOffset.UTC),
				new Budgeting.Occurrences(), ObjectiveOptions.NONE);
		ErrorBudget budget = new ErrorBudget(3_540_000, 3_600_000, 0.5);
		return status(objective, Labels.EMPTY, List.of(budget, budget), PairState.State.ACCEPTABLE,
				SampleMonitoring.NOW.minus(Duration.ofMinutes(10)));
	}

	static SloStatus hostile() {
		ObjectiveOptions none = ObjectiveOptions.NONE;
		ServiceLevelObjective objective = new ServiceLevelObjective("hostile",
				new ServiceLevelIndicator.Availability(List.of()), 0.99, new SloWindow.Rolling(MONTH),
				new Budgeting.Occurrences(), new ObjectiveOptions("=HYPERLINK(\"http://evil.example\")", null, Map.of(),
						none.guard(), none.grouping()));
		ErrorBudget budget = new ErrorBudget(1, 1, 0.99);
		return status(objective, Labels.EMPTY, List.of(budget, budget), PairState.State.ACCEPTABLE, null);
	}

	private static SloStatus status(ServiceLevelObjective objective, Labels group, List<ErrorBudget> budgets,
			PairState.State state, Instant noDataSince) {
		Instant now = SampleMonitoring.NOW;
		Downtime crash = new Downtime(now.minus(Duration.ofMinutes(5)), now.minus(Duration.ofMinutes(3)),
				Downtime.Reason.CRASH);
		Observation observation = new Observation(objective.window().from(now), objective.window().to(now),
				Duration.ofHours(1), noDataSince, (noDataSince != null) ? List.of(crash) : List.of());
		return new SloStatus(objective, group, budgets.get(0), budgets.get(1), List.of(),
				List.of(new PairState(BurnRateWindow.DEFAULTS.get(0), state)), new Spending(0.1, 0.2, 7L), null,
				observation);
	}

}
