/**
 * Recording and alerting rules and what evaluating them means: groups, the life of an
 * alert, templates of annotations. May import {@code alert}, {@code promql},
 * {@code promql.parser} and {@code series}; it knows no clock, no receiver and no Spring.
 */
@NullMarked
package io.monitoring.rule;

import org.jspecify.annotations.NullMarked;
