package io.monitoring.rule;

import java.time.Instant;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert of a rule as it is kept beyond the life of the process.
 *
 * @param group name of the rule's group
 * @param rule name of the rule
 * @param alert the alert
 * @param keepFiringSince since when the alert fires although its condition ended,
 * {@code null} while the condition holds
 */
public record SavedAlert(String group, String rule, Alert alert, @Nullable Instant keepFiringSince) {

}
