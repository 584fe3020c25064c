/**
 * The HTTP API of Alertmanager, version 2, as a function from parameters to JSON: what
 * amtool and Grafana ask. Knows the dispatcher and no web stack, not even the interface
 * around it, which imports this package.
 */
@NullMarked
package io.monitoring.web.alertmanager;

import org.jspecify.annotations.NullMarked;
