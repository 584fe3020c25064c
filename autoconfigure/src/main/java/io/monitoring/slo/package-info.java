/**
 * Service level objectives: an objective is a generator of rules, and a tracker counts
 * its good and total events exactly. May import {@code rule}, {@code promql},
 * {@code promql.parser} and {@code series}.
 */
@NullMarked
package io.monitoring.slo;

import org.jspecify.annotations.NullMarked;
