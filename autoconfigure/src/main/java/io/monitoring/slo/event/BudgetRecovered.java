package io.monitoring.slo.event;

import java.time.Instant;

import io.monitoring.slo.SloStatus;

/**
 * Something is left again of a budget that was exhausted: failures left a rolling window,
 * a calendar window began anew, or time was excluded.
 *
 * @param status how the objective fares
 * @param time when it was noticed
 */
public record BudgetRecovered(SloStatus status, Instant time) implements ObjectiveEvent {
}
