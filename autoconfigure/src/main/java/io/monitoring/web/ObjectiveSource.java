package io.monitoring.web;

import java.time.Duration;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.BudgetPoint;
import io.monitoring.slo.DeploymentCost;
import io.monitoring.slo.ExclusionStore;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers about objectives come from, beside the snapshot.
 *
 * @param counts what was counted
 * @param exclusions what does not count
 * @param admin changes objectives, {@code null} where they are fixed
 */
public record ObjectiveSource(Counts counts, ExclusionStore exclusions, @Nullable ObjectiveAdmin admin) {

	/**
	 * What was counted.
	 */
	public interface Counts {

		/**
		 * Return what an objective counted over time.
		 * @param objective name of the objective
		 * @param group labels of the group, empty where the objective has none
		 * @param window how far to look back
		 * @param step length of a step
		 * @return the steps, oldest first
		 */
		List<BudgetPoint> history(String objective, Labels group, Duration window, Duration step);

		/**
		 * Return what each version of the application spent of each budget.
		 * @return the costs, oldest version first
		 */
		List<DeploymentCost> deployments();

	}

}
