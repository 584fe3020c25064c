package io.monitoring.alert;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An alert that began, fired or ended.
 *
 * @param time when it changed
 * @param group name of the rule's group
 * @param alert the alert after the change
 * @param previous its state before, {@code null} where it did not exist
 */
public record AlertEvent(Instant time, String group, Alert alert, @Nullable AlertState previous) {

}
