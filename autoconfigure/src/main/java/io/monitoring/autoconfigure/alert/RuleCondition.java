package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.rule.threshold.Aggregation;
import io.monitoring.rule.threshold.Comparison;
import io.monitoring.rule.threshold.LabelCondition;
import io.monitoring.rule.threshold.ThresholdRule;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Makes the query of an alert rule: of its expression, or of a metric and a threshold.
 */
final class RuleCondition {

	private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(5);

	private static final String AGGREGATIONS = "Use avg, min, max, sum, count, last or a percentile such as p95.";

	private final PropertyErrors errors;

	private final Function<String, Query> compiler;

	RuleCondition(PropertyErrors errors, Function<String, Query> compiler) {
		this.errors = errors;
		this.compiler = compiler;
	}

	Query query(String name, String key, AlertRuleProperties rule) {
		if (!rule.isThreshold()) {
			return query(name, key + ".expr", rule.expr());
		}
		if (rule.expr() != null) {
			throw this.errors.invalid(key + ".expr",
					"Alert rule '" + name + "' has both an expression and a threshold.",
					"Remove 'expr', or 'metric', 'aggregation', 'window', 'operator' and 'threshold'.");
		}
		ThresholdRule threshold = threshold(name, key, rule);
		try {
			return query(name, key + ".metric", threshold.expression());
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalid(key + ".metric", ex.getMessage() + ".",
					"Use the name that the Prometheus endpoint shows, and an aggregation that it has: avg, min, max,"
							+ " sum, count and last of a gauge, avg, sum, count and last of a counter, avg, max, sum,"
							+ " count and percentiles of a timer.");
		}
	}

	private ThresholdRule threshold(String name, String key, AlertRuleProperties rule) {
		String metric = required(name, key + ".metric", rule.metric(), "Name it, for example: http.server.requests");
		String aggregation = required(name, key + ".aggregation", rule.aggregation(), AGGREGATIONS);
		String operator = required(name, key + ".operator", rule.operator(), "Use gt, gte, lt, lte, eq or ne.");
		Double threshold = required(name, key + ".threshold", rule.threshold(), "Set a number, for example: 0.9");
		if (threshold.isNaN()) {
			throw this.errors.invalid(key + ".threshold", "Nothing compares with NaN.", "Set a number.");
		}
		Duration window = (rule.window() != null) ? rule.window() : DEFAULT_WINDOW;
		if (window.toMillis() <= 0) {
			throw this.errors.invalid(key + ".window", "The duration is not positive.",
					"Set a duration above 0s, for example 5m.");
		}
		return new ThresholdRule(metric.strip(), matchers(key, rule),
				parsed(key + ".aggregation", aggregation, Aggregation::parse, AGGREGATIONS), window,
				parsed(key + ".operator", operator, Comparison::parse,
						"Use gt, gte, lt, lte, eq or ne, or >, >=, <, <=, == or !=."),
				threshold);
	}

	private <T> T required(String name, String key, @Nullable T value, String action) {
		if (value == null) {
			throw this.errors.invalid(key, "Alert rule '" + name + "' compares a metric with a threshold, but has no '"
					+ key.substring(key.lastIndexOf('.') + 1) + "'.", action);
		}
		return value;
	}

	private <T> T parsed(String key, String text, Function<String, T> parser, String action) {
		try {
			return parser.apply(text);
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalid(key, ex.getMessage() + ".", action);
		}
	}

	private List<LabelMatcher> matchers(String key, AlertRuleProperties rule) {
		List<LabelMatcher> matchers = new ArrayList<>();
		new TreeMap<>(rule.labels()).forEach((label, text) -> {
			try {
				matchers.add(LabelCondition.of(label, text));
			}
			catch (PatternSyntaxException ex) {
				throw this.errors.invalid(key + ".labels." + label,
						"The regular expression is wrong: " + ex.getMessage(),
						"Write a regular expression of RE2, such as =~\"5..\".");
			}
		});
		return matchers;
	}

	private Query query(String name, String key, @Nullable String expr) {
		if (expr == null || expr.isBlank()) {
			throw this.errors.invalid(key, "Alert rule '" + name + "' has no expression.",
					"Set a condition in PromQL, for example: process_cpu_usage > 0.9");
		}
		try {
			Query query = this.compiler.apply(expr);
			ValueType type = query.expr().type();
			if (type != ValueType.INSTANT_VECTOR && type != ValueType.SCALAR) {
				throw this.errors.invalid(key, "The expression is a " + type + ", but a rule needs an instant vector.",
						"Aggregate it, for example with rate(...) or avg_over_time(...).");
			}
			return query;
		}
		catch (ParseException ex) {
			String description = "Alert rule '" + name + "' defined in '" + key + "'" + this.errors.origin(key)
					+ " does not parse:\n" + ex.render();
			throw new FailureAnalyzedException(description,
					(ex.hint() != null) ? ex.hint() : "Correct the expression at the marked place.", ex);
		}
	}

}
