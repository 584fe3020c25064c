/**
 * What the application knows, written as configuration of the servers that may take over
 * one day: rule groups as a rule file of Prometheus. May import {@code rule},
 * {@code slo}, {@code notify}, {@code promql.parser} and {@code series}; it writes text
 * and opens no file.
 */
@NullMarked
package io.monitoring.export;

import org.jspecify.annotations.NullMarked;
