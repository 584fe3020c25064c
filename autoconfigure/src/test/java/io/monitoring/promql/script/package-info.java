/**
 * Runs test scripts for PromQL: loads of series and expressions with their expected
 * results, in the format of Prometheus.
 */
@NullMarked
package io.monitoring.promql.script;

import org.jspecify.annotations.NullMarked;
