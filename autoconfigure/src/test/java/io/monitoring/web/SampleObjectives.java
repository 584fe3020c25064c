package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.Deployment;
import io.monitoring.slo.DeploymentCost;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.ExclusionStore;

/**
 * Counts and exclusions with fixed contents: each step of the history has 10 events of
 * which one is bad.
 */
final class SampleObjectives implements ObjectiveSource.Counts, ExclusionStore {

	final SampleObjectiveAdmin admin = new SampleObjectiveAdmin();

	private final List<Exclusion> exclusions = new ArrayList<>();

	ObjectiveSource source() {
		return new ObjectiveSource(this, this, this.admin);
	}

	@Override
	public List<BudgetPoint> history(String objective, Labels group, Duration window, Duration step) {
		List<BudgetPoint> points = new ArrayList<>();
		Instant end = SampleMonitoring.NOW;
		long begin = Math.floorDiv(end.minus(window).toEpochMilli(), step.toMillis()) * step.toMillis();
		for (Instant from = Instant.ofEpochMilli(begin); from.isBefore(end); from = from.plus(step)) {
			ErrorBudget budget = new ErrorBudget(9, 10, 0.999);
			points.add(new BudgetPoint(from, from.plus(step), budget, budget, step));
		}
		return points;
	}

	@Override
	public List<DeploymentCost> deployments() {
		return List.of(new DeploymentCost("api-availability", Labels.EMPTY,
				new Deployment("1.0.0", "abcdef0", SampleMonitoring.NOW.minus(Duration.ofMinutes(90))),
				SampleMonitoring.NOW, new ErrorBudget(9995, 10_000, 0.999), 0.5));
	}

	@Override
	public synchronized List<Exclusion> all() {
		return List.copyOf(this.exclusions);
	}

	@Override
	public synchronized void put(Exclusion exclusion) {
		this.exclusions.add(exclusion);
	}

	@Override
	public synchronized boolean remove(String id) {
		return this.exclusions.removeIf((exclusion) -> exclusion.id().equals(id));
	}

}
