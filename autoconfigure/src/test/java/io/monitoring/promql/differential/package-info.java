/**
 * Asks the engine and a real Prometheus the same questions about the same samples.
 */
@NullMarked
package io.monitoring.promql.differential;

import org.jspecify.annotations.NullMarked;
