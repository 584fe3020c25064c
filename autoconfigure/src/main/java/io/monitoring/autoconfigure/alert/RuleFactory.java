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
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.template.Template;
import io.monitoring.rule.threshold.LabelCondition;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

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
		Map<String, AlertRuleProperties> own = new TreeMap<>(properties.rules());
		if (own.size() > MOST_RULES) {
			throw this.errors.invalid("monitoring.alerts.rules", own.size() + " rules are configured.",
					"Configure at most " + MOST_RULES + ", or combine rules by labels.");
		}
		Map<String, AlertRuleProperties> shipped = new LinkedHashMap<>();
		if (properties.defaultRules()) {
			new DefaultRules(requests.toString()).rules()
				.forEach((name, rule) -> shipped.put(name, merge(rule, own.remove(name))));
		}
		List<RuleGroup> groups = new ArrayList<>();
		addGroups(groups, "default", shipped);
		Runbooks runbooks = new Runbooks(properties.runbookBaseUrl());
		groups.replaceAll(runbooks::link);
		addGroups(groups, "application", own);
		return groups;
	}

	private static AlertRuleProperties merge(AlertRuleProperties shipped, @Nullable AlertRuleProperties user) {
		return (user != null) ? shipped.with(user) : shipped;
	}

	/** The rules of a group share its interval, so each interval needs a group. */
	private void addGroups(List<RuleGroup> groups, String name, Map<String, AlertRuleProperties> rules) {
		Map<String, List<Rule>> byGroup = new TreeMap<>();
		Map<String, Duration> intervals = new TreeMap<>();
		rules.forEach((ruleName, rule) -> {
			Duration interval = interval(PREFIX + ruleName, rule);
			String group = (interval != null) ? name + " " + Durations.format(interval) : name;
			byGroup.computeIfAbsent(group, (key) -> new ArrayList<>()).add(create(ruleName, rule));
			if (interval != null) {
				intervals.put(group, interval);
			}
		});
		byGroup.forEach((group, created) -> groups.add(new RuleGroup(group, intervals.get(group), 0, created)));
	}

	private @Nullable Duration interval(String key, AlertRuleProperties rule) {
		Duration interval = rule.interval();
		if (interval != null && interval.toMillis() <= 0) {
			throw this.errors.invalid(key + ".interval", "The duration is not positive.",
					"Set a duration above 0s, for example 1m.");
		}
		return interval;
	}

	private AlertingRule create(String name, AlertRuleProperties rule) {
		String key = PREFIX + name;
		if (!NAME.matcher(name).matches()) {
			throw this.errors.invalid(key, "'" + name + "' is not a valid name of a rule.",
					"Use a letter followed by at most 127 letters, digits, '-', '_', '.' or ':'.");
		}
		rule.labels().keySet().forEach((label) -> checkLabelName(key + ".labels." + label, label));
		Query query = new RuleCondition(this.errors, this.compiler).query(name, key, rule);
		return new AlertingRule(name, query, duration(key + ".for", rule.holdDuration()),
				duration(key + ".keep-firing-for", rule.keepFiringFor()), labels(key, rule), annotations(key, rule));
	}

	private Duration duration(String key, @Nullable Duration duration) {
		if (duration != null && duration.isNegative()) {
			throw this.errors.invalid(key, "The duration is negative.", "Set 0s or more, for example 5m.");
		}
		return (duration != null) ? duration : Duration.ZERO;
	}

	private Labels labels(String key, AlertRuleProperties rule) {
		Labels.Builder labels = Labels.builder();
		rule.labels().forEach((label, value) -> {
			if (!rule.isThreshold()) {
				labels.set(label, checked(key + ".labels." + label, value));
			}
			else if (isText(LabelCondition.of(label, value))) {
				labels.set(label, LabelCondition.of(label, value).value());
			}
		});
		boolean hasSeverity = !rule.isThreshold() && rule.labels().containsKey(Alert.SEVERITY_LABEL);
		if (rule.severity() != null || !hasSeverity) {
			labels.set(Alert.SEVERITY_LABEL, (rule.severity() != null) ? rule.severity() : DEFAULT_SEVERITY);
		}
		return labels.build();
	}

	/** A value that all series have is worth telling, also after they were summed. */
	private static boolean isText(LabelMatcher condition) {
		return condition.type() == LabelMatcher.Type.EQUAL && !condition.value().contains("{{");
	}

	private void checkLabelName(String key, String label) {
		if (!LABEL_NAME.matcher(label).matches() || label.equals(Labels.METRIC_NAME)) {
			throw this.errors.invalid(key, "'" + label + "' is not a label name.",
					"Use letters, digits and '_' only, and no digit in front.");
		}
	}

	private Map<String, String> annotations(String key, AlertRuleProperties rule) {
		Map<String, String> annotations = new TreeMap<>();
		rule.annotations().forEach((name, text) -> {
			if (!LABEL_NAME.matcher(name).matches()) {
				throw this.errors.invalid(key + ".annotations." + name,
						"'" + name + "' is not the name of an annotation.",
						"Use letters, digits and '_' only, and no digit in front.");
			}
			annotations.put(name, checked(key + ".annotations." + name, text));
		});
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
