/**
 * The query engine: evaluates a parsed PromQL expression over series at an instant or on
 * a grid of steps. May import {@code promql.parser} and {@code series}; it reads no clock
 * but for the deadline of a query and knows nothing of rules.
 */
@NullMarked
package io.monitoring.promql;

import org.jspecify.annotations.NullMarked;
