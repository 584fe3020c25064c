package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;

/**
 * What an objective counted in one step of its history.
 *
 * @param from begin of the step
 * @param to end of the step
 * @param budget counts of the step without what is excluded
 * @param everything counts of the step with what is excluded
 * @param observed for how long the step was watched
 */
public record BudgetPoint(Instant from, Instant to, ErrorBudget budget, ErrorBudget everything, Duration observed) {
}
