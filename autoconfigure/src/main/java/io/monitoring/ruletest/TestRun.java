package io.monitoring.ruletest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.rule.TemplateContext;
import io.monitoring.ruletest.TestCase.AlertCheck;
import io.monitoring.ruletest.TestCase.ExpressionCheck;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.StoreLimits;
import org.jspecify.annotations.Nullable;

/**
 * Runs one test from the epoch to its last check, when the first check asks. As in
 * promtool all groups are evaluated at every step, whatever their own interval.
 */
final class TestRun {

	private static final StoreLimits LIMITS = new StoreLimits(100_000, 1L << 30);

	private static final Retention EVERYTHING = new Retention(List.of(), Duration.ofDays(100_000));

	private final TestCase test;

	private final Duration interval;

	private final SeriesStore store = new SeriesStore(LIMITS);

	private final QueryEngine engine;

	private final RuleEvaluator evaluator;

	/** Firing alerts by name, at the steps that a check looks at. */
	private final NavigableMap<Duration, Map<String, List<Alert>>> firing = new TreeMap<>();

	private @Nullable AssertionError failure;

	private boolean done;

	TestRun(TestFile file, TestCase test, List<RuleGroup> groups) {
		this.test = test;
		this.interval = file.evaluationInterval();
		this.engine = new QueryEngine(subqueriesEvery(this.interval));
		this.store.retain(List.of(EVERYTHING));
		this.evaluator = new RuleEvaluator(inOrder(groups, file.groupOrder()),
				(query, time) -> this.engine.instant(query, this.store, time.toEpochMilli()).value(), this.store,
				new TemplateContext(test.externalLabels(), test.externalUrl(), this.engine::prepare), () -> 0);
	}

	private static QueryOptions subqueriesEvery(Duration step) {
		QueryOptions usual = QueryOptions.DEFAULTS;
		return new QueryOptions(usual.lookback(), step, usual.maxSamples(), usual.maxPoints(), usual.timeout(),
				usual.delayedNameRemoval(), usual.parserLimits());
	}

	private static List<RuleGroup> inOrder(List<RuleGroup> groups, List<String> order) {
		return groups.stream()
			.map((group) -> new RuleGroup(group.file(), group.name(), null, group.queryOffset(), group.limit(),
					group.rules()))
			.sorted(Comparator.comparingInt((RuleGroup group) -> Math.max(0, order.indexOf(group.name()))))
			.toList();
	}

	/**
	 * Return the alerts that a check looks at.
	 * @param check the check
	 * @return the alerts of its name that fire at the last step before its time
	 */
	List<Alert> alerts(AlertCheck check) {
		run();
		Map.Entry<Duration, Map<String, List<Alert>>> step = this.firing.floorEntry(check.time());
		return (step != null) ? step.getValue().getOrDefault(check.alertName(), List.of()) : List.of();
	}

	/**
	 * Return what an expression returns after the last step.
	 * @param check the check
	 * @return the samples
	 */
	List<Value.Sample> samples(ExpressionCheck check) {
		run();
		Value value = this.engine.instant(this.engine.prepare(check.expression()), this.store, check.time().toMillis())
			.value();
		if (value instanceof Value.Vector vector) {
			return vector.samples();
		}
		if (value instanceof Value.Scalar scalar) {
			return List.of(new Value.Sample(Labels.EMPTY, scalar.time(), scalar.value()));
		}
		throw new AssertionError("the expression returns a " + value.type() + ", not an instant vector or a scalar");
	}

	private void run() {
		if (!this.done) {
			this.done = true;
			Samples samples = new Samples();
			for (long time = 0; time <= this.test.end().toMillis()
					&& this.failure == null; time += this.interval.toMillis()) {
				samples.appendUntil(time);
				this.evaluator.evaluate(Instant.ofEpochMilli(time));
				this.failure = failed(time);
				remember(time);
			}
		}
		if (this.failure != null) {
			throw this.failure;
		}
	}

	private @Nullable AssertionError failed(long time) {
		for (RuleStatus status : this.evaluator.statuses()) {
			if (status.health() == RuleStatus.Health.ERR) {
				return new AssertionError("rule '%s' of group '%s' fails at %s: %s".formatted(status.rule().name(),
						status.group(), Duration.ofMillis(time), status.lastError()));
			}
		}
		return null;
	}

	private void remember(long time) {
		boolean wanted = this.test.alerts().stream().anyMatch((check) -> {
			long behind = check.time().toMillis() - time;
			return behind >= 0 && behind < this.interval.toMillis();
		});
		if (wanted) {
			Map<String, List<Alert>> byName = new HashMap<>();
			for (Alert alert : this.evaluator.alertsToSend()) {
				if (alert.state() == AlertState.FIRING) {
					byName.computeIfAbsent(alert.name(), (name) -> new ArrayList<>()).add(alert);
				}
			}
			this.firing.put(Duration.ofMillis(time), byName);
		}
	}

	/**
	 * The series of the test, appended as time goes on.
	 */
	private final class Samples {

		private final Map<Labels, SeriesLine> lines = new LinkedHashMap<>();

		private final Map<Labels, SeriesAppender> appenders = new HashMap<>();

		private int next;

		Samples() {
			TestRun.this.test.series().forEach((line) -> this.lines.put(line.labels(), line));
		}

		void appendUntil(long time) {
			long step = TestRun.this.test.interval().toMillis();
			for (; this.next * step <= time; this.next++) {
				this.lines.values().forEach((line) -> append(line, this.next * step));
			}
		}

		private void append(SeriesLine line, long time) {
			if (this.next < line.values().length && line.has(this.next)) {
				this.appenders.computeIfAbsent(line.labels(), this::appender).append(time, line.values()[this.next]);
			}
		}

		private SeriesAppender appender(Labels labels) {
			SeriesAppender appender = TestRun.this.store.appender(labels);
			if (appender == null) {
				throw new AssertionError("the test has more than " + LIMITS.maxSeries() + " series");
			}
			return appender;
		}

	}

}
