package io.monitoring.slo.event;

import java.time.Instant;

import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.PairState;

/**
 * A budget began to burn faster than a factor over both windows of a pair.
 *
 * @param status how the objective fares
 * @param pair the pair, which is critical
 * @param time when it was noticed
 */
public record BudgetBurning(SloStatus status, PairState pair, Instant time) implements ObjectiveEvent {
}
