/**
 * The one loop: {@code MonitoringEngine.tick(Instant)} samples, evaluates, counts and
 * hands alerts over; every reader gets the immutable snapshot of the last tick. May
 * import all plain packages; what it needs from outside comes through its ports.
 */
@NullMarked
package io.monitoring.engine;

import org.jspecify.annotations.NullMarked;
