package io.monitoring.rule;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Rules with the real engine and the real store.
 */
class RuleEngineTests {

	private static final long INTERVAL = 15;

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private SeriesAppender requests;

	private long second = 1_000_000_000;

	private double count;

	@Test
	void laterRuleSeesWhatAnEarlierOneRecordedInTheSameTick() {
		RuleEvaluator evaluator = start(recording("requests:rate1m", "sum(rate(requests_total[1m]))"),
				alerting("Busy", "requests:rate1m > 5", Duration.ZERO));
		for (int i = 0; i < 4; i++) {
			tick(evaluator, 100);
		}
		Alert alert = evaluator.alertsToSend().get(0);
		assertThat(alert.value()).isCloseTo(100.0 / INTERVAL, within(1e-12));
		assertThat(alert.labels()).isEqualTo(Labels.of("alertname", "Busy"));
	}

	@Test
	void laterRuleSeesTheStateOfAnAlertInTheSameTick() {
		RuleEvaluator evaluator = start(alerting("Any", "requests_total > 0", Duration.ZERO),
				alerting("Meta", "ALERTS{alertname=\"Any\",alertstate=\"firing\"} == 1", Duration.ZERO));
		tick(evaluator, 1);
		assertThat(evaluator.alertsToSend()).extracting(Alert::name).containsExactly("Any", "Meta");
	}

	@Test
	void alertIsResolvedInTheTickInWhichItsRecordedSeriesEnds() {
		RuleEvaluator evaluator = start(recording("busy", "requests_total > 10"),
				alerting("Busy", "busy", Duration.ZERO));
		this.count = 20;
		tick(evaluator, 0);
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.FIRING);
		this.count = 0;
		tick(evaluator, 0);
		assertThat(evaluator.alertsToSend()).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
	}

	@Test
	void evaluatingThirtySimpleRulesAllocatesLittle() {
		List<Rule> rules = new ArrayList<>();
		for (int i = 0; i < 15; i++) {
			rules.add(recording("requests:rate" + i, "sum(rate(requests_total[1m]))"));
			rules.add(alerting("Busy" + i, "requests:rate" + i + " > 1e9", Duration.ofMinutes(1)));
		}
		List<Query> queries = rules.stream().map(Rule::query).toList();
		RuleEvaluator evaluator = start(rules.toArray(Rule[]::new));
		for (int i = 0; i < 2000; i++) {
			tick(evaluator, 1);
		}
		long bare = allocated(200, () -> {
			this.second += INTERVAL;
			queries.forEach((query) -> query(query, Instant.ofEpochSecond(this.second)));
		});
		long whole = allocated(200, () -> {
			this.second += INTERVAL;
			evaluator.evaluate(Instant.ofEpochSecond(this.second));
		});
		assertThat(whole - bare).isLessThan(30 * 512);
	}

	private static long allocated(int rounds, Runnable action) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int i = 0; i < rounds; i++) {
			action.run();
		}
		return (threads.getCurrentThreadAllocatedBytes() - before) / rounds;
	}

	private RuleEvaluator start(Rule... rules) {
		List<Retention> retentions = new ArrayList<>();
		for (Rule rule : rules) {
			retentions.addAll(rule.query().selections());
		}
		this.store.retain(retentions);
		this.requests = this.store.appender(Labels.named("requests_total"));
		return new RuleEvaluator(List.of(RuleGroup.of("g", List.of(rules))), this::query, this.store,
				new TemplateContext(Labels.EMPTY, "", null), () -> 0);
	}

	private Value query(Query query, Instant time) {
		return this.engine.instant(query, this.store, time.toEpochMilli()).value();
	}

	private void tick(RuleEvaluator evaluator, double increase) {
		this.second += INTERVAL;
		this.count += increase;
		this.requests.append(this.second * 1000, this.count);
		evaluator.evaluate(Instant.ofEpochSecond(this.second));
	}

	private RecordingRule recording(String name, String expression) {
		return new RecordingRule(name, this.engine.prepare(expression), Labels.EMPTY);
	}

	private AlertingRule alerting(String name, String expression, Duration holdDuration) {
		return new AlertingRule(name, this.engine.prepare(expression), holdDuration, Duration.ZERO, Labels.EMPTY,
				Map.of());
	}

}
