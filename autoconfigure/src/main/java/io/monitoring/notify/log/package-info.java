/**
 * Notifications as lines of the application's own log. May import {@code notify},
 * {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.log;

import org.jspecify.annotations.NullMarked;
