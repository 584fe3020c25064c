package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.monitoring.alert.Alert;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertProperties.Rule;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.template.Template;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Makes rule groups of properties and of the default rules, and refuses what does not
 * parse with the property's name and the place in the text.
 */
public final class RuleFactory {

	private static final String PREFIX = "monitoring.alerts.rules.";

	private static final String DEFAULT_SEVERITY = "warning";

	private static final int MOST_RULES = 500;

	private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.:-]{0,127}");

	private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	private final PropertyErrors errors;

	private final Function<String, Query> compiler;

	/**
	 * Create the factory.
	 * @param errors makes the failures
	 * @param compiler parses and checks an expression
	 */
	public RuleFactory(PropertyErrors errors, Function<String, Query> compiler) {
		this.errors = errors;
		this.compiler = compiler;
	}

	/**
	 * Create the groups {@code default} and {@code application}.
	 * @param properties the rules that the user wrote; one of the name of a default rule
	 * changes that rule
	 * @param requests condition on the requests that count
	 * @return the groups that have rules
	 */
	public List<RuleGroup> create(AlertProperties properties, LabelMatcher requests) {
		Map<String, Rule> own = new TreeMap<>(properties.rules());
		if (own.size() > MOST_RULES) {
			throw this.errors.invalid("monitoring.alerts.rules", own.size() + " rules are configured.",
					"Configure at most " + MOST_RULES + ", or combine rules by labels.");
		}
		Map<String, Rule> shipped = new LinkedHashMap<>();
		if (properties.defaultRules()) {
			new DefaultRules(requests.toString()).rules()
				.forEach((name, rule) -> shipped.put(name, merge(rule, own.remove(name))));
		}
		List<RuleGroup> groups = new ArrayList<>();
		addGroup(groups, "default", shipped);
		Runbooks runbooks = new Runbooks(properties.runbookBaseUrl());
		groups.replaceAll(runbooks::link);
		addGroup(groups, "application", own);
		return groups;
	}

	private void addGroup(List<RuleGroup> groups, String name, Map<String, Rule> rules) {
		if (!rules.isEmpty()) {
			List<io.monitoring.rule.Rule> created = new ArrayList<>();
			rules.forEach((ruleName, rule) -> created.add(create(ruleName, rule)));
			groups.add(RuleGroup.of(name, created));
		}
	}

	private Rule merge(Rule shipped, @Nullable Rule user) {
		if (user == null) {
			return shipped;
		}
		Map<String, String> labels = new TreeMap<>(shipped.labels());
		labels.putAll(user.labels());
		return new Rule(or(user.expr(), shipped.expr()), or(user.holdDuration(), shipped.holdDuration()),
				or(user.severity(), shipped.severity()), or(user.summary(), shipped.summary()),
				or(user.description(), shipped.description()), labels, user.enabled());
	}

	private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

	private AlertingRule create(String name, Rule rule) {
		String key = PREFIX + name;
		if (!NAME.matcher(name).matches()) {
			throw this.errors.invalid(key, "'" + name + "' is not a valid name of a rule.",
					"Use a letter followed by at most 127 letters, digits, '-', '_', '.' or ':'.");
		}
		Duration hold = (rule.holdDuration() != null) ? rule.holdDuration() : Duration.ZERO;
		if (hold.isNegative()) {
			throw this.errors.invalid(key + ".for", "The duration is negative.", "Set 0s or more, for example 5m.");
		}
		return new AlertingRule(name, query(name, key, rule.expr()), hold, Duration.ZERO, labels(key, rule),
				annotations(key, rule));
	}

	private Query query(String name, String key, @Nullable String expr) {
		if (expr == null || expr.isBlank()) {
			throw this.errors.invalid(key + ".expr", "Alert rule '" + name + "' has no expression.",
					"Set a condition in PromQL, for example: process_cpu_usage > 0.9");
		}
		try {
			Query query = this.compiler.apply(expr);
			ValueType type = query.expr().type();
			if (type != ValueType.INSTANT_VECTOR && type != ValueType.SCALAR) {
				throw this.errors.invalid(key + ".expr",
						"The expression is a " + type + ", but a rule needs an instant vector.",
						"Aggregate it, for example with rate(...) or avg_over_time(...).");
			}
			return query;
		}
		catch (ParseException ex) {
			String description = "Alert rule '" + name + "' defined in '" + key + ".expr'"
					+ this.errors.origin(key + ".expr") + " does not parse:\n" + ex.render();
			throw new FailureAnalyzedException(description,
					(ex.hint() != null) ? ex.hint() : "Correct the expression at the marked place.", ex);
		}
	}

	private Labels labels(String key, Rule rule) {
		Labels.Builder labels = Labels.builder();
		rule.labels().forEach((label, value) -> {
			if (!LABEL_NAME.matcher(label).matches()) {
				throw this.errors.invalid(key + ".labels." + label, "'" + label + "' is not a label name.",
						"Use letters, digits and '_' only, and no digit in front.");
			}
			labels.set(label, checked(key + ".labels." + label, value));
		});
		if (rule.severity() != null || !rule.labels().containsKey(Alert.SEVERITY_LABEL)) {
			labels.set(Alert.SEVERITY_LABEL, (rule.severity() != null) ? rule.severity() : DEFAULT_SEVERITY);
		}
		return labels.build();
	}

	private Map<String, String> annotations(String key, Rule rule) {
		Map<String, String> annotations = new TreeMap<>();
		if (rule.summary() != null) {
			annotations.put("summary", checked(key + ".summary", rule.summary()));
		}
		if (rule.description() != null) {
			annotations.put("description", checked(key + ".description", rule.description()));
		}
		return annotations;
	}

	private String checked(String key, String template) {
		try {
			Template.parse(template).check(this.compiler);
			return template;
		}
		catch (ParseException ex) {
			throw this.errors.invalid(key, "The template does not parse:\n" + ex.render(), (ex.hint() != null)
					? ex.hint() : "Refer to labels as {{ $labels.uri }} and to the value as {{ $value }}.");
		}
	}

}
