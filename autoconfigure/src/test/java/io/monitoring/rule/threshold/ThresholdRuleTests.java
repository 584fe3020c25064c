package io.monitoring.rule.threshold;

import java.time.Duration;
import java.util.List;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ThresholdRuleTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					process_cpu_usage                   | avg   | avg_over_time(process_cpu_usage[5m])
					process.cpu.usage                   | min   | min_over_time(process_cpu_usage[5m])
					jvm.memory.used                     | max   | max_over_time(jvm_memory_used_bytes[5m])
					jvm_memory_used_bytes               | sum   | sum(avg_over_time(jvm_memory_used_bytes[5m]))
					hikaricp.connections.pending        | last  | hikaricp_connections_pending
					executor.queued                     | count | count(last_over_time(executor_queued_tasks[5m]))
					orders_placed_total                 | count | sum(increase(orders_placed_total[5m]))
					orders.placed.total                 | sum   | sum(increase(orders_placed_total[5m]))
					logback.events                      | avg   | sum(rate(logback_events_total[5m]))
					orders_placed_total                 | last  | sum(orders_placed_total)
					http_server_requests_seconds_count  | count | sum(increase(http_server_requests_seconds_count[5m]))
					http.server.requests                | count | sum(increase(http_server_requests_seconds_count[5m]))
					http_server_requests_seconds        | sum   | sum(increase(http_server_requests_seconds_sum[5m]))
					http.server.requests                | max   | max(max_over_time(http_server_requests_seconds_max[5m]))
					jvm.gc.pause                        | avg   | sum(rate(jvm_gc_pause_seconds_sum[5m])) / sum(rate(jvm_gc_pause_seconds_count[5m]))
					http.server.requests                | p95   | histogram_quantile(0.95, sum by (le) (rate(http_server_requests_seconds_bucket[5m])))
					http_server_requests_seconds_bucket | p99.9 | histogram_quantile(0.999, sum by (le) (rate(http_server_requests_seconds_bucket[5m])))
					order.handling                      | p50   | histogram_quantile(0.5, sum by (le) (rate(order_handling_seconds_bucket[5m])))
					order.size.bytes                    | p90   | histogram_quantile(0.9, sum by (le) (rate(order_size_bytes_bucket[5m])))
					order_value                         | p5    | histogram_quantile(0.05, sum by (le) (rate(order_value_bucket[5m])))
					""")
	void aMetricAndAnAggregationMeanAnExpression(String metric, String aggregation, String expected) {
		String expression = rule(metric, aggregation, List.of()).expression();
		assertThat(expression).isEqualTo(expected + " > 0.5");
		assertThat(new QueryEngine(QueryOptions.DEFAULTS).prepare(expression)).isNotNull();
	}

	@Test
	void conditionsOnLabelsStandInEverySelector() {
		List<LabelMatcher> matchers = List.of(LabelMatcher.equal("uri", "/a \"b\""),
				new LabelMatcher("status", LabelMatcher.Type.REGEX, "5.."));
		assertThat(rule("http.server.requests", "avg", matchers).expression())
			.isEqualTo("sum(rate(http_server_requests_seconds_sum{uri=\"/a \\\"b\\\"\",status=~\"5..\"}[5m]))"
					+ " / sum(rate(http_server_requests_seconds_count{uri=\"/a \\\"b\\\"\",status=~\"5..\"}[5m])) > 0.5");
	}

	@ParameterizedTest
	@CsvSource({ "gt,>", "GTE,>=", "lt,<", "<=,<=", "eq,==", "!=,!=", "ne,!=" })
	void aComparisonHasANameAndASign(String text, String sign) {
		assertThat(new ThresholdRule("m", List.of(), Aggregation.parse("last"), Duration.ofMinutes(1),
				Comparison.parse(text), 1e9)
			.expression()).isEqualTo("m " + sign + " 1000000000");
	}

	@ParameterizedTest
	@CsvSource({ "orders_total,min", "orders_total,max", "http.server.requests,last", "http.server.requests,min" })
	void anAggregationThatAMetricDoesNotHaveIsRefused(String metric, String aggregation) {
		assertThatIllegalArgumentException().isThrownBy(() -> rule(metric, aggregation, List.of()).expression())
			.withMessageContaining(metric)
			.withMessageContaining("has no " + aggregation);
	}

	@Test
	void whatIsNoMetricAggregationOrComparisonIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> rule("a b", "avg", List.of()).expression())
			.withMessage("'a b' is not the name of a metric");
		assertThatIllegalArgumentException().isThrownBy(() -> Aggregation.parse("p100"));
		assertThatIllegalArgumentException().isThrownBy(() -> Aggregation.parse("percentile"));
		assertThatIllegalArgumentException().isThrownBy(() -> Comparison.parse("=<"));
	}

	private static ThresholdRule rule(String metric, String aggregation, List<LabelMatcher> matchers) {
		return new ThresholdRule(metric, matchers, Aggregation.parse(aggregation), Duration.ofMinutes(5), Comparison.GT,
				0.5);
	}

}
