/**
 * Notifications as e-mail. May import {@code notify}, {@code alert}, {@code series},
 * Jakarta Mail and the mail senders of Spring, because applications configure those.
 */
@NullMarked
package io.monitoring.notify.mail;

import org.jspecify.annotations.NullMarked;
