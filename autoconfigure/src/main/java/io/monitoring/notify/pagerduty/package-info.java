/**
 * Notifications as events of PagerDuty, one incident per group of alerts. May import
 * {@code notify}, {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
