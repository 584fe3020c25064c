/**
 * Health: the application's health checks as plain answers, and the monitoring's own
 * state as a health indicator. May import Spring and the plain packages, nothing of the
 * web: how an answer travels is not its business.
 */
@NullMarked
package io.monitoring.health;

import org.jspecify.annotations.NullMarked;
