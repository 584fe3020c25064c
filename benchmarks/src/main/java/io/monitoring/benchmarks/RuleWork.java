package io.monitoring.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import io.monitoring.series.StoreLimits;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloRules;

/**
 * The rules and expressions whose cost is measured, over a store that holds a
 * {@link RequestHistory}.
 */
final class RuleWork {

	static final String THRESHOLD = "sum(http_server_requests_seconds_count{uri=\"/api/resource0\"}) > 1e12";

	private static final String PAIR = """
			sum%1$s(rate(http_server_requests_seconds_count{%2$sstatus=~"5.."}[3d])) \
			/ sum%1$s(rate(http_server_requests_seconds_count%3$s[3d])) > 0.001 \
			and sum%1$s(rate(http_server_requests_seconds_count{%2$sstatus=~"5.."}[6h])) \
			/ sum%1$s(rate(http_server_requests_seconds_count%3$s[6h])) > 0.001""";

	/** The pair of the SRE workbook for one objective: 5 series. */
	static final String PAIR_OF_ONE = PAIR.formatted("", "uri=\"/api/resource0\",", "{uri=\"/api/resource0\"}");

	/** The same pair for each URI: 100 series. */
	static final String PAIR_BY_URI = PAIR.formatted(" by (uri) ", "", "");

	/** What a graph of a day asks: every step looks back three days. */
	static final String LONG_RATE = "sum by (status) (rate("
			+ "http_server_requests_seconds_count{uri=\"/api/resource0\"}[3d]))";

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore(StoreLimits.DEFAULTS);

	private final EmbeddedBackend backend = new EmbeddedBackend(this.engine, this.store);

	private final RequestHistory history;

	RuleWork(RequestHistory history) {
		this.history = history;
		List<Retention> selections = new ArrayList<>();
		burnRateRules()
			.forEach((group) -> group.rules().forEach((rule) -> selections.addAll(rule.query().selections())));
		selections.addAll(this.engine.prepare(PAIR_BY_URI).selections());
		this.store.retain(selections);
		history.writeTo(this.store);
	}

	Query prepare(String text) {
		return this.engine.prepare(text);
	}

	QueryResult instant(Query query) {
		return this.engine.instant(query, this.store, this.history.evaluationTime());
	}

	/** A day in steps of five minutes. */
	QueryResult range(Query query) {
		long end = this.history.evaluationTime();
		return this.engine.range(query, this.store, end - Duration.ofDays(1).toMillis(), end,
				Duration.ofMinutes(5).toMillis());
	}

	/** Availability objectives, one for each URI, with the rules that they generate. */
	List<RuleGroup> burnRateRules() {
		SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of());
		List<RuleGroup> groups = new ArrayList<>();
		for (int i = 0; i < RequestHistory.URIS; i++) {
			ServiceLevelIndicator indicator = new ServiceLevelIndicator.Availability(
					List.of(LabelMatcher.equal("uri", RequestHistory.uri(i))));
			groups.addAll(
					rules.rules(new ServiceLevelObjective("objective-" + i, indicator, 0.999, Duration.ofDays(30))));
		}
		return groups;
	}

	List<RuleGroup> thresholdRule() {
		return List.of(RuleGroup.of("threshold", List.of(new AlertingRule("threshold", this.engine.prepare(THRESHOLD),
				Duration.ZERO, Duration.ZERO, Labels.of("severity", "warning"), Map.of("summary", "Too many")))));
	}

	/**
	 * Return an evaluator and its clock: each cycle is a millisecond after the last.
	 * @param groups the rules
	 * @return one cycle
	 */
	Runnable cycle(List<RuleGroup> groups) {
		RuleEvaluator evaluator = new RuleEvaluator(groups, this.backend, this.backend.recorded(),
				new TemplateContext(Labels.EMPTY, "", null), System::nanoTime);
		Clock clock = new Clock(this.history.evaluationTime());
		return () -> evaluator.evaluate(clock.next());
	}

	private static final class Clock {

		private long millis;

		Clock(long millis) {
			this.millis = millis;
		}

		Instant next() {
			return Instant.ofEpochMilli(this.millis++);
		}

	}

}
