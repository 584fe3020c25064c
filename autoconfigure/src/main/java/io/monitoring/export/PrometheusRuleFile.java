package io.monitoring.export;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Durations;

/**
 * Writes rule groups as a rule file of Prometheus, which then raises the alerts that the
 * application raises itself. The same groups give the same text.
 */
public final class PrometheusRuleFile {

	private static final int GROUP = 2;

	private static final int RULE = 6;

	private static final int RULE_FIELD = 8;

	private final Duration interval;

	private final YamlText yaml = new YamlText();

	private PrometheusRuleFile(Duration interval) {
		this.interval = interval;
	}

	/**
	 * Write a rule file.
	 * @param groups the groups
	 * @param interval interval of the groups that have none of their own, positive
	 * @return the content of the file, YAML
	 */
	public static String write(List<RuleGroup> groups, Duration interval) {
		if (interval.isNegative() || interval.isZero()) {
			throw new IllegalArgumentException("'interval' must be positive but is " + interval);
		}
		return new PrometheusRuleFile(interval).text(groups);
	}

	private String text(List<RuleGroup> groups) {
		if (groups.isEmpty()) {
			return this.yaml.line(0, "groups: []").toString();
		}
		this.yaml.line(0, "groups:");
		Set<String> names = new HashSet<>();
		for (RuleGroup group : groups) {
			group(group, uniqueName(group, names));
		}
		return this.yaml.toString();
	}

	/** A file has each name once, but groups of several files may have the same. */
	private static String uniqueName(RuleGroup group, Set<String> names) {
		String wanted = names.contains(group.name()) ? group.name() + " (" + group.file() + ")" : group.name();
		String name = wanted;
		for (int number = 2; !names.add(name); number++) {
			name = wanted + " " + number;
		}
		return name;
	}

	private void group(RuleGroup group, String name) {
		Duration every = (group.interval() != null) ? group.interval() : this.interval;
		this.yaml.string(GROUP, "- name", name);
		this.yaml.line(GROUP + 2, "interval: " + Durations.format(every));
		if (!group.queryOffset().isZero()) {
			this.yaml.line(GROUP + 2, "query_offset: " + Durations.format(group.queryOffset()));
		}
		if (group.limit() > 0) {
			this.yaml.line(GROUP + 2, "limit: " + group.limit());
		}
		if (group.rules().isEmpty()) {
			this.yaml.line(GROUP + 2, "rules: []");
			return;
		}
		this.yaml.line(GROUP + 2, "rules:");
		group.rules().forEach(this::rule);
	}

	private void rule(Rule rule) {
		boolean alerting = rule instanceof AlertingRule;
		this.yaml.string(RULE, alerting ? "- alert" : "- record", rule.name());
		this.yaml.block(RULE_FIELD, "expr", rule.expression());
		if (rule instanceof AlertingRule alert) {
			duration("for", alert.holdDuration());
			duration("keep_firing_for", alert.keepFiringFor());
		}
		map("labels", rule.labels().toMap());
		if (rule instanceof AlertingRule alert) {
			map("annotations", alert.annotations());
		}
	}

	private void duration(String key, Duration value) {
		if (!value.isZero()) {
			this.yaml.line(RULE_FIELD, key + ": " + Durations.format(value));
		}
	}

	private void map(String key, Map<String, String> map) {
		if (!map.isEmpty()) {
			this.yaml.line(RULE_FIELD, key + ":");
			new TreeMap<>(map).forEach((name, value) -> this.yaml.string(RULE_FIELD + 2, YamlText.key(name), value));
		}
	}

}
