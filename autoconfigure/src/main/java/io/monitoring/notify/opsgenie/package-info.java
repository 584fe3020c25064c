/**
 * Notifications as alerts of Opsgenie, one per group of alerts. May import
 * {@code notify}, {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.opsgenie;

import org.jspecify.annotations.NullMarked;
