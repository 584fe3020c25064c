/**
 * Templates of alert labels and annotations in the notation of Prometheus: text with
 * actions such as {@code {{ $value | humanize }}}. Only what is listed here can be
 * called; there is no expression language behind it. May import {@code promql.parser},
 * for its error texts, and {@code series}.
 */
@NullMarked
package io.monitoring.rule.template;

import org.jspecify.annotations.NullMarked;
