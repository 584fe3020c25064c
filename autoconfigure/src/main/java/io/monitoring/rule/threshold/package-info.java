/**
 * The short form of an alert rule, a metric against a threshold, and the PromQL that it
 * means. May import {@code series} only; what it makes is evaluated and exported like any
 * other rule.
 */
@NullMarked
package io.monitoring.rule.threshold;

import org.jspecify.annotations.NullMarked;
