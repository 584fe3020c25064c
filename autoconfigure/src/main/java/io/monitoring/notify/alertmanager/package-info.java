/**
 * Alerts passed on to an Alertmanager, which then routes, groups and tells. May import
 * {@code notify}, {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
