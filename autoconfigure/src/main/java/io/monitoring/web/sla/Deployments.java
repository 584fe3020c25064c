package io.monitoring.web.sla;

import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Labels;
import io.monitoring.slo.DeploymentCost;
import io.monitoring.slo.SloStatus;
import io.monitoring.web.sla.BudgetViews.Spent;

/**
 * What each version of the application spent, by objective and group.
 */
public final class Deployments {

	private final Map<Key, List<DeploymentCost>> costs = new HashMap<>();

	/**
	 * Sort costs.
	 * @param costs the costs of all objectives
	 */
	public Deployments(List<DeploymentCost> costs) {
		for (DeploymentCost cost : costs) {
			this.costs.computeIfAbsent(new Key(cost.objective(), cost.group()), (key) -> new ArrayList<>()).add(cost);
		}
	}

	/**
	 * Return what each version spent of a budget.
	 * @param status the objective, or a group of one
	 * @return the versions, oldest first
	 */
	public List<Spent> of(SloStatus status) {
		Unit unit = Unit.of(status.objective());
		return this.costs.getOrDefault(new Key(status.objective().name(), status.group()), List.of())
			.stream()
			.map((cost) -> new Spent(cost.deployment().version(), cost.deployment().commit(),
					cost.deployment().startedAt(), unit.count(cost.budget().bad()), unit.count(cost.budget().total()),
					Numbers.percent(cost.spent())))
			.toList();
	}

	private record Key(String objective, Labels group) {
	}

}
