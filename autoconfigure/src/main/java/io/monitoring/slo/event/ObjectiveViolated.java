package io.monitoring.slo.event;

import java.time.Instant;

import io.monitoring.slo.SloStatus;

/**
 * An objective is not met any more: less is good than its target says. A budget that is
 * spent to the last event is exhausted, and its objective is still met.
 *
 * @param status how the objective fares
 * @param time when it was noticed
 */
public record ObjectiveViolated(SloStatus status, Instant time) implements ObjectiveEvent {
}
