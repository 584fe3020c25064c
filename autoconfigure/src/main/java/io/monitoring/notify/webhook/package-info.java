/**
 * Notifications as the JSON that Alertmanager sends to web hooks, so that every receiver
 * made for it works. May import {@code notify}, {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.webhook;

import org.jspecify.annotations.NullMarked;
