package io.monitoring.slo;

import java.time.Instant;

import io.monitoring.series.Labels;

/**
 * What a version of the application spent of a budget.
 *
 * @param objective name of the objective
 * @param group labels of the group, empty where the objective has none
 * @param deployment the version
 * @param to when it was replaced; the present for the one that runs
 * @param budget counts of its time in the objective's window
 * @param spent share of the budget of the whole window that it spent
 */
public record DeploymentCost(String objective, Labels group, Deployment deployment, Instant to, ErrorBudget budget,
		double spent) {
}
