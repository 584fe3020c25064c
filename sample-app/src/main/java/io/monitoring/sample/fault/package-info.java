/**
 * Faults that a person switches on and off to see what monitoring makes of them. They
 * meet the shop only, never the switches or the monitoring.
 */
@NullMarked
package io.monitoring.sample.fault;

import org.jspecify.annotations.NullMarked;
