package io.monitoring.web.prometheus;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.rule.RuleGroup;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers of the API come from.
 *
 * @param queries evaluates queries and knows the series
 * @param snapshot what the last tick found out
 * @param groups the rule groups
 * @param exposition the metrics of the application in the text format, empty where there
 * are none
 * @param now the present
 * @param version version of the monitoring, {@code null} if unknown
 */
public record PrometheusSource(AdHocQueries queries, Supplier<MonitoringSnapshot> snapshot,
		Supplier<List<RuleGroup>> groups, Supplier<String> exposition, Supplier<Instant> now,
		@Nullable String version) {

}
