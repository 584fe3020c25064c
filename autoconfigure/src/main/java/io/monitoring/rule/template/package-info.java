/**
 * Templates of alert labels and annotations in the notation of Prometheus: text with
 * actions such as {@code {{ $value | humanize }}}, conditions, loops and queries. Only
 * what {@code TemplateFunctions} lists can be called, every expansion is bounded, and
 * there is no expression language behind it. May import {@code promql.parser} for its
 * error texts, {@code promql} for the rules of replacements, and {@code series}.
 */
@NullMarked
package io.monitoring.rule.template;

import org.jspecify.annotations.NullMarked;
