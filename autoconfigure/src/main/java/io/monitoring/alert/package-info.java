/**
 * The alert: the word that rules, which raise it, and notifications, which deliver it,
 * share. May import {@code series} only.
 */
@NullMarked
package io.monitoring.alert;

import org.jspecify.annotations.NullMarked;
