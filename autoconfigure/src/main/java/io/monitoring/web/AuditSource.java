package io.monitoring.web;

import java.util.function.Consumer;

import io.monitoring.audit.AuditEntry;
import io.monitoring.audit.AuditLog;

/**
 * Where requests that change something are put on record.
 *
 * @param log keeps them
 * @param listener is told each of them, on the thread of the request
 */
public record AuditSource(AuditLog log, Consumer<AuditEntry> listener) {

}
