/**
 * Delivery of alerts as Alertmanager means it: routes, grouping, deduplication and the
 * receivers. May import {@code alert}, {@code series} and {@code outbound}; a
 * notification says why it was sent.
 */
@NullMarked
package io.monitoring.notify;

import org.jspecify.annotations.NullMarked;
