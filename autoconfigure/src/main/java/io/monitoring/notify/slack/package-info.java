/**
 * Notifications as messages in Slack, by a web hook or by a bot. May import
 * {@code notify}, {@code alert} and {@code series}; texts of alerts are never markup.
 */
@NullMarked
package io.monitoring.notify.slack;

import org.jspecify.annotations.NullMarked;
