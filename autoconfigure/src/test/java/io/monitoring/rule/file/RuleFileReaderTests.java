package io.monitoring.rule.file;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;
import io.monitoring.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RuleFileReaderTests {

	private static final String RULE = "groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n";

	private final RuleFileReader reader = new RuleFileReader(new QueryEngine(QueryOptions.DEFAULTS)::prepare);

	@Test
	void everyFieldIsRead() {
		List<RuleGroup> groups = read("""
				groups:
				  - name: first
				    interval: 1m30s
				    query_offset: 10s
				    limit: 7
				    rules:
				      - record: job:up:sum
				        expr: sum by (job) (up)
				        labels: {team: a}
				      - alert: Down
				        expr: up == 0
				        for: 1h30m
				        keep_firing_for: 90s
				        labels:
				          severity: critical
				        annotations:
				          summary: "{{ $labels.job }} is down"
				  - name: second
				""");
		assertThat(groups).hasSize(2);
		RuleGroup first = groups.get(0);
		assertThat(first.id()).isEqualTo("rules.yml;first");
		assertThat(first.interval()).isEqualTo(Duration.ofSeconds(90));
		assertThat(first.queryOffset()).isEqualTo(Duration.ofSeconds(10));
		assertThat(first.limit()).isEqualTo(7);
		RecordingRule record = (RecordingRule) first.rules().get(0);
		assertThat(record.name()).isEqualTo("job:up:sum");
		assertThat(record.labels()).isEqualTo(Labels.of("team", "a"));
		AlertingRule alert = (AlertingRule) first.rules().get(1);
		assertThat(alert.expression()).isEqualTo("up == 0");
		assertThat(alert.holdDuration()).isEqualTo(Duration.ofMinutes(90));
		assertThat(alert.keepFiringFor()).isEqualTo(Duration.ofSeconds(90));
		assertThat(alert.labels()).isEqualTo(Labels.of("severity", "critical"));
		assertThat(alert.annotations()).isEqualTo(Map.of("summary", "{{ $labels.job }} is down"));
		assertThat(groups.get(1).rules()).isEmpty();
		assertThat(groups.get(1).interval()).isNull();
	}

	@Test
	void labelsOfTheGroupAreThoseOfItsRulesUnlessARuleSetsThem() {
		List<Rule> rules = read("""
				groups:
				- name: g
				  labels: {team: a, tier: one}
				  rules:
				  - {alert: A, expr: up, labels: {tier: two}}
				  - {record: r, expr: up}
				""").get(0).rules();
		assertThat(rules.get(0).labels()).isEqualTo(Labels.of("team", "a", "tier", "two"));
		assertThat(rules.get(1).labels()).isEqualTo(Labels.of("team", "a", "tier", "one"));
	}

	@Test
	void anEmptyLabelOfAnAlertIsKeptBecauseItRemovesOne() {
		AlertingRule rule = (AlertingRule) read(RULE + "    labels: {instance: ''}\n").get(0).rules().get(0);
		assertThat(rule.labels().get("instance")).isEqualTo("{{ \"\" }}");
	}

	@Test
	void numbersTruthValuesAndNothingAreReadAsPrometheusDoes() {
		AlertingRule rule = (AlertingRule) read("""
				groups:
				- name: 1
				  interval: 0s
				  limit:
				  rules:
				  - alert: on
				    expr: 1
				    for: 0
				    keep_firing_for: ~
				    labels: {on: yes, code: 0x1f}
				    annotations:
				""").get(0).rules().get(0);
		assertThat(rule.name()).isEqualTo("on");
		assertThat(rule.expression()).isEqualTo("1");
		assertThat(rule.labels()).isEqualTo(Labels.of("on", "yes", "code", "0x1f"));
	}

	@Test
	void oneNameInSeveralGroupsAndWithSeveralLabelsIsAllowed() {
		assertThat(read("""
				groups:
				- name: a
				  rules:
				  - {alert: A, expr: up, labels: {severity: x}}
				  - {alert: A, expr: up, labels: {severity: y}}
				  - {alert: A, expr: up > 1, labels: {severity: y}}
				- name: b
				  rules:
				  - {alert: A, expr: up, labels: {severity: x}}
				""")).hasSize(2);
	}

	@Test
	void aliasesAreFollowed() {
		assertThat(read("""
				groups:
				- name: a
				  rules:
				  - {alert: A, expr: up, labels: &l {severity: x}}
				  - {alert: B, expr: up, labels: *l}
				""").get(0).rules()).allSatisfy((rule) -> assertThat(rule.labels().get("severity")).isEqualTo("x"));
	}

	@ParameterizedTest
	@MethodSource
	void anEmptyFileHasNoGroups(String text) {
		assertThat(read(text)).isEmpty();
	}

	static Stream<String> anEmptyFileHasNoGroups() {
		return Stream.of("", "# nothing\n", "groups:\n", "groups: []", "\ufeffgroups: []\r\n", "---\n");
	}

	@ParameterizedTest
	@MethodSource({ "structure", "fields", "texts" })
	void aMistakeIsToldWithItsPlace(String text, String message) {
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(text))
			.withMessageStartingWith(message)
			.satisfies((ex) -> assertThat(ex.hint()).endsWith("."));
	}

	static Stream<Arguments> structure() {
		return Stream.of(arguments("- a", "rules.yml:1:1: a rule file must be a map of fields, but is a list"),
				arguments("group: []", "rules.yml:1:1: unknown field 'group' in a rule file"),
				arguments("groups: []\ngroups: []", "rules.yml:2:1: field 'groups' is there twice, first in line 1"),
				arguments("groups: {}", "rules.yml:1:9: 'groups' must be a list, but is a map"),
				arguments("groups: [{}]", "rules.yml:1:10: the group has no name"),
				arguments("groups:\n- name: a\n  rule: []\n", "rules.yml:3:3: unknown field 'rule' in a group"),
				arguments("groups:\n- name: a\n- name: a\n", "rules.yml:3:3: group 'a' is there twice"),
				arguments("groups: [\n", "rules.yml:2:1: this is not YAML: while parsing a flow node"),
				arguments("groups: []\n---\ngroups: []\n",
						"rules.yml:2:1: this is not YAML: expected a single document"),
				arguments("groups: !!java.net.URL [x]", "rules.yml:1:9: this is not YAML: Global tag"),
				arguments("? [a]\n: b\n", "rules.yml:1:3: a field"),
				arguments("a: \u0007", "rules.yml:1:1: character 4 is not allowed in YAML: U+0007"),
				arguments("a: " + "[".repeat(30) + "]".repeat(30), "rules.yml:1:1: this is not YAML within limits"),
				arguments("a: " + "x".repeat(1 << 20), "rules.yml:1:1: the file has more than 1048576 characters"));
	}

	static Stream<Arguments> fields() {
		return Stream.of(arguments(RULE + "    fro: 5m\n", "rules.yml:6:5: unknown field 'fro' in a rule"),
				arguments(RULE + "    record: r\n", "rules.yml:4:5: the rule has both 'alert' and 'record'"),
				arguments("groups: [{name: g, rules: [{expr: up}]}]", "rules.yml:1:28: the rule has neither"),
				arguments("groups: [{name: g, rules: [{alert: '', expr: up}]}]",
						"rules.yml:1:36: the name of the alert"),
				arguments("groups: [{name: g, rules: [{alert: A}]}]",
						"rules.yml:1:28: alert rule 'A' has no expression"),
				arguments("groups: [{name: g, rules: [{record: 'a b', expr: up}]}]",
						"rules.yml:1:37: 'a b' is not a metric"),
				arguments("groups: [{name: g, rules: [{record: 'a{}', expr: up}]}]",
						"rules.yml:1:37: 'a{}' is not a metric"),
				arguments("groups: [{name: g, rules: [{record: r, expr: up, for: 1m}]}]",
						"rules.yml:1:55: recording rule 'r' must not have the field 'for'"),
				arguments("groups: [{name: g, rules: [{record: r, expr: up, annotations: {a: b}}]}]",
						"rules.yml:1:63: recording rule 'r' must not have the field 'annotations'"),
				arguments("groups: [{name: g, rules: [{record: r, expr: up, labels: {a: ''}}]}]",
						"rules.yml:1:28: recording rule 'r' sets an empty label"),
				arguments(RULE + "    for: 5\n", "rules.yml:6:10: 'for': '5' is not a duration"),
				arguments(RULE + "    for: -5m\n", "rules.yml:6:10: 'for': "),
				arguments(RULE + "    for: 30m1h\n", "rules.yml:6:10: 'for': units of duration '30m1h'"),
				arguments(RULE + "    labels: {__name__: x}\n", "rules.yml:6:14: '__name__' cannot name a label"),
				arguments(RULE + "    labels: {a-b: x}\n", "rules.yml:6:14: 'a-b' cannot name a label"),
				arguments(RULE + "    labels: {a: [x]}\n", "rules.yml:6:17: label 'a' must be a text, but is a list"),
				arguments(RULE + "    annotations: {a.b: x}\n", "rules.yml:6:19: 'a.b' cannot name an annotation"),
				arguments(RULE + "  - alert: A\n    expr: up == 0\n", "rules.yml:6:5: rule 'A' is there twice"),
				arguments("groups: [{name: g, limit: -1}]", "rules.yml:1:27: 'limit' is not a number from 0"),
				arguments("groups: [{name: g, limit: many}]", "rules.yml:1:27: 'limit' is not a number from 0"),
				arguments("groups: [{name: g, interval: soon}]",
						"rules.yml:1:30: 'interval': 'soon' is not a duration"));
	}

	static Stream<Arguments> texts() {
		return Stream.of(
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: rate(up) > 1\n",
						"""
								rules.yml:5:16: the expression of alert rule 'A' does not parse: expected a range vector in call to 'rate', \
								got an instant vector
								 | rate(up) > 1
								 | .....^"""),
				arguments(
						"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |\n      sum(\n        rate(up)\n      ) > 1\n",
						"""
								rules.yml:7:14: the expression of alert rule 'A' does not parse: expected a range vector in call to 'rate', \
								got an instant vector
								 |   rate(up)
								 | .......^"""),
				arguments(
						"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: >-\n\n      sum(\n      rate(up)\n      ) > 1\n",
						"rules.yml:8:12: the expression of alert rule 'A' does not parse"),
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: sum(\n      rate(up)\n      ) > 1\n",
						"rules.yml:6:12: the expression of alert rule 'A' does not parse"),
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: 'rate(up)'\n",
						"rules.yml:5:17: the expression"),
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: \"rate({a=\\\"b\\\"})\"\n",
						"rules.yml:5:17: the expression"),
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: \"x{a=\\\"b\\\"} + rate(up)\"\n",
						"rules.yml:5:11: the expression"),
				arguments("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: sum(up\n",
						"rules.yml:5:17: the expression"),
				arguments("groups: [{name: g, rules: [{alert: A, expr: 'up[5m]'}]}]",
						"rules.yml:1:45: the expression of alert rule 'A' is a range vector"),
				arguments(RULE + "    annotations:\n      summary: it is {{ $value | nonsense }}\n",
						"rules.yml:7:34: the template of annotation 'summary' of alert rule 'A' does not parse"),
				arguments(RULE + "    labels:\n      a: '{{ $value'\n", "rules.yml:7:"));
	}

	@Test
	void aliasesInAliasesAreRefusedBeforeTheyGrow() {
		StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
		for (int i = 1; i < 60; i++) {
			text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
		}
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(text.toString()))
			.withMessageContaining("aliases");
	}

	@Test
	void anAliasOfItselfIsRefused() {
		assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read("groups: &a [*a]\n"))
			.withMessageStartingWith("rules.yml:1:9: a group must be a map");
	}

	private List<RuleGroup> read(String text) {
		return this.reader.read("rules.yml", text);
	}

}
