package io.monitoring.ruletest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;

/**
 * Series with gaps, stale markers and resets, and rules about them. No sample is exactly
 * as old as a window or the look-back is long, and counters stay far from zero, because
 * that is where versions of Prometheus differ.
 */
final class RandomTimeline {

	/** Distance of samples and evaluations. */
	static final Duration STEP = Duration.ofSeconds(35);

	static final int STEPS = 40;

	private static final List<String> CONDITIONS = List.of("g > %s", "g < %s", "avg by (job) (g) > %s",
			"job:g:avg > %s", "job:g:avg != job:g:avg offset 70s", "rate(c_total[100s]) * 10 > %s",
			"sum by (job) (increase(c_total[180s])) > %s * 20", "c:rate > %s / 10", "absent(g{job=\"a\",i=\"1\"})",
			"absent(g{job=\"b\"} > %s)", "absent_over_time(g{i=\"0\"}[100s])", "g > on (job, i) h",
			"g / on (job) group_left () job:g:avg > 1.23", "g and on (job) (h < %s)", "g unless h > %s",
			"g > %s or h > %s", "changes(g[180s]) > 2", "resets(c_total[5m]) > 0",
			"max_over_time(g[180s]) - min_over_time(g[180s]) > %s", "avg_over_time(h[100s]) > %s",
			"count(ALERTS{alertstate=\"firing\"}) > 1", "ALERTS{alertname=\"A0\",alertstate=\"pending\"}",
			"sum(g) by (i) > bool %s == 1", "deriv(g[5m]) * 100 > %s", "count_over_time(h[180s]) < 4",
			"g offset 70s > %s", "irate(c_total[3m]) * 10 > %s",
			"label_replace(g > %s, \"x\", \"$1-y\", \"job\", \"(.*)\")", "max without (i) (g - h) > %s",
			"vector(time() % 700) > 350 and on () g{i=\"0\",job=\"a\"} > 4", "vector(1)",
			"min_over_time(sum(g)[180s:35s]) > %s", "vector(scalar(g{job=\"a\",i=\"0\"})) > %s");

	private final Random random;

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	final Map<String, String> series = new LinkedHashMap<>();

	final List<RuleGroup> groups = new ArrayList<>();

	RandomTimeline(long seed) {
		this.random = new Random(seed);
		for (String job : new String[] { "a", "b" }) {
			for (int i = 0; i < 2; i++) {
				String labels = "{i=\"" + i + "\",job=\"" + job + "\"}";
				this.series.put("g" + labels, gauge());
				this.series.put("h" + labels, gauge());
				this.series.put("c_total" + labels, counter());
			}
		}
		rules();
	}

	private String gauge() {
		StringBuilder values = new StringBuilder();
		int level = this.random.nextInt(20);
		for (int left = STEPS; left > 0;) {
			int count = Math.min(left, 1 + this.random.nextInt(12));
			left -= count;
			switch (this.random.nextInt(8)) {
				case 0 -> values.append("_x").append(count);
				case 1 -> values.append("stale").append(count > 1 ? " _x" + (count - 1) : "");
				case 2 -> values.append(run(count, () -> Integer.toString(this.random.nextInt(20))));
				default -> {
					level = this.random.nextInt(20);
					values.append(level).append('x').append(count - 1);
				}
			}
			values.append(' ');
		}
		return values.toString().strip();
	}

	private String counter() {
		long[] value = { 50_000_000 + this.random.nextInt(10_000) };
		int[] speed = { this.random.nextInt(100) };
		return run(STEPS, () -> {
			switch (this.random.nextInt(30)) {
				case 0 -> value[0] /= 3;
				case 1, 2, 3, 4 -> speed[0] = this.random.nextInt(100);
				default -> value[0] += speed[0];
			}
			return (this.random.nextInt(12) == 0) ? "_" : (this.random.nextInt(60) == 0) ? "stale" : "" + value[0];
		});
	}

	private static String run(int count, Supplier<String> value) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append((i > 0) ? " " : "").append(value.get());
		}
		return text.toString();
	}

	private void rules() {
		this.groups.add(group("recorded",
				List.of(recording("job:g:avg", "avg by (job) (g)"), recording("c:rate", "rate(c_total[100s])"))));
		List<Rule> alerts = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			alerts.add(alert("A" + i));
		}
		this.groups.add(group("first", alerts.subList(0, 2)));
		this.groups.add(group("second", alerts.subList(2, 4)));
	}

	private static RuleGroup group(String name, List<Rule> rules) {
		return new RuleGroup(name, STEP, 0, rules);
	}

	private RecordingRule recording(String name, String expression) {
		return new RecordingRule(name, this.engine.prepare(expression), Labels.of("team", "x"));
	}

	private AlertingRule alert(String name) {
		String threshold = this.random.nextInt(16) + ".37";
		String condition = CONDITIONS.get(this.random.nextInt(CONDITIONS.size())).replace("%s", threshold);
		boolean levels = condition.startsWith("g > ") && this.random.nextBoolean();
		return new AlertingRule(name, this.engine.prepare(condition), steps(10), steps(6),
				levels ? Labels.of("level", "{{ $value }}") : Labels.of("severity", "critical", "team", "y"),
				Map.of("summary", "{{ $labels.job }} has {{ $value | printf \"%.3f\" }}"));
	}

	private Duration steps(int most) {
		boolean some = this.random.nextInt(3) > 0;
		return some ? Duration.ofSeconds(this.random.nextInt(most * 35)) : Duration.ZERO;
	}

}
