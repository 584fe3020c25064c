/**
 * How objectives are written: one form for properties, beans, annotations, files and
 * requests, and one place that checks it and makes objectives of it. May import
 * {@code slo}, {@code rule.threshold}, {@code promql}, {@code promql.parser} and
 * {@code series}; knows neither properties nor JSON.
 */
@NullMarked
package io.monitoring.slo.definition;

import org.jspecify.annotations.NullMarked;
