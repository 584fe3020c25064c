package io.monitoring.slo.event;

import java.time.Instant;

import io.monitoring.slo.SloStatus;

/**
 * Nothing is left of a budget.
 *
 * @param status how the objective fares
 * @param time when it was noticed
 */
public record BudgetExhausted(SloStatus status, Instant time) implements ObjectiveEvent {
}
