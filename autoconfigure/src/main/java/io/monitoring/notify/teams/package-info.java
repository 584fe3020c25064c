/**
 * Notifications as cards in Microsoft Teams, by a workflow that takes web hooks. May
 * import {@code notify}, {@code alert} and {@code series}.
 */
@NullMarked
package io.monitoring.notify.teams;

import org.jspecify.annotations.NullMarked;
