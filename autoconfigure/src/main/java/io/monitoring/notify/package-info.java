/**
 * Delivery of alerts as Alertmanager means it: routes, grouping, deduplication and the
 * receivers. May import {@code alert} and {@code series}; a notification says why it was
 * sent.
 */
@NullMarked
package io.monitoring.notify;

import org.jspecify.annotations.NullMarked;
