package io.monitoring.autoconfigure.web;

import java.time.Duration;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.DeploymentCost;
import io.monitoring.slo.SloTrackers;
import io.monitoring.web.ObjectiveSource;

/**
 * What the trackers counted, as the HTTP interface sees it.
 */
final class TrackedCounts implements ObjectiveSource.Counts {

	private final SloTrackers trackers;

	TrackedCounts(SloTrackers trackers) {
		this.trackers = trackers;
	}

	@Override
	public List<BudgetPoint> history(String objective, Labels group, Duration window, Duration step) {
		return this.trackers.history(objective, group, window, step);
	}

	@Override
	public List<DeploymentCost> deployments() {
		return this.trackers.deployments();
	}

}
