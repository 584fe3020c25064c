/**
 * Objectives in OpenSLO: files are read and written. May import {@code slo},
 * {@code yaml}, {@code promql.parser} and {@code series}.
 */
@NullMarked
package io.monitoring.openslo;

import org.jspecify.annotations.NullMarked;
