package io.monitoring.rule.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.monitoring.export.PrometheusRuleFile;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.RuleGroup;
import io.monitoring.test.Tools;
import io.monitoring.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever this reader takes, Prometheus takes, as it was written and as it is exported.
 */
class RuleFilePromtoolTests {

	private static final List<String> VALUES = List.of("5m", "0", "1h30m", "~", "''", "up", "up == 0", "'{{ $value }}'",
			"[]", "{}", "[a]", "{a: b}", "{severity: critical}", "{a: '{{ $labels.job }}'}", "{__name__: x}", "{a: ''}",
			"1", "yes", "!!str 5", "!!binary aGk=", "2001-01-01", "'a b'", "|\n          sum(up)\n            > 1",
			">-\n          rate(up[5m])\n          > 0", "x:y", "-1", "{? a : b}", "'up{a=\"b\"}'", "'{{'",
			"\"\\u00e9\"", "*x", "&x up", "0x10", "1_0", "1e3", ".inf", "null", "Null", "on");

	/** Without numbers that are a mistake for old versions. */
	private static final List<String> EXPRESSIONS = VALUES.stream()
		.filter((value) -> !List.of("5m", "1h30m", "1_0").contains(value))
		.toList();

	private static final List<String> RULE_FIELDS = List.of("alert", "record", "expr", "for", "keep_firing_for",
			"labels", "annotations");

	private final RuleFileReader reader = new RuleFileReader(new QueryEngine(QueryOptions.DEFAULTS)::prepare);

	private final Random random = new Random(20_261_121);

	@TempDir
	private Path directory;

	@Test
	void everythingThatIsAcceptedPassesPromtool() throws Exception {
		List<String> command = new ArrayList<>(List.of("promtool", "check", "rules", "--lint=none"));
		for (int i = 0; i < 3000; i++) {
			String text = file();
			List<RuleGroup> groups;
			try {
				groups = this.reader.read("f", text);
			}
			catch (YamlException ex) {
				continue;
			}
			Files.writeString(this.directory.resolve(i + ".yml"), text);
			Files.writeString(this.directory.resolve(i + "-exported.yml"),
					PrometheusRuleFile.write(groups, Duration.ofSeconds(15)));
			command.add(i + ".yml");
			command.add(i + "-exported.yml");
		}
		assertThat(command).as("files that were accepted").hasSizeGreaterThan(400);
		Tools.Result result = Tools.run(this.directory, command.toArray(String[]::new));
		assertThat(result.output().split("Checking ")).filteredOn((part) -> part.contains("FAILED"))
			.allSatisfy((part) -> assertThat(Files.readString(this.directory.resolve(part.lines().findFirst().get())))
				.isEqualTo(part));
		assertThat(result.exitCode()).isZero();
	}

	private String file() {
		StringBuilder text = new StringBuilder("groups:\n");
		for (int group = 0; group <= this.random.nextInt(2); group++) {
			text.append("  - name: ")
				.append(oneOf(List.of("g" + group, "'a b" + group + "'", "g" + group)))
				.append('\n');
			maybe(text, "    interval", 6);
			maybe(text, "    limit", 9);
			text.append("    rules:\n");
			for (int rule = 0; rule <= this.random.nextInt(3); rule++) {
				rule(text, rule);
			}
		}
		return text.toString();
	}

	private void rule(StringBuilder text, int number) {
		boolean alert = this.random.nextInt(3) > 0;
		text.append("      - ").append(alert ? "alert: A" : "record: r").append(number).append('\n');
		text.append("        expr: ")
			.append(this.random.nextInt(4) > 0 ? "up == " + number : oneOf(EXPRESSIONS))
			.append('\n');
		for (String field : RULE_FIELDS.subList(3, alert ? 7 : 6)) {
			maybe(text, "        " + field, alert ? 6 : 12);
		}
		if (this.random.nextInt(20) == 0) {
			maybe(text, "        " + oneOf(RULE_FIELDS.subList(3, 7)), 1);
		}
	}

	private void maybe(StringBuilder text, String field, int rarity) {
		if (this.random.nextInt(rarity) == 0) {
			text.append(field).append(": ").append(oneOf(VALUES)).append('\n');
		}
	}

	private String oneOf(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
