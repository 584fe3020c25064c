/**
 * The HTTP API of Prometheus as a function from parameters to JSON: what Grafana and
 * promtool ask. Knows the engine and no web stack, not even the interface around it,
 * which imports this package.
 */
@NullMarked
package io.monitoring.web.prometheus;

import org.jspecify.annotations.NullMarked;
