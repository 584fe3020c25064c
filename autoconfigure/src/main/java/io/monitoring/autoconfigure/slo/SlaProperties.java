package io.monitoring.autoconfigure.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.TrackerSettings.DowntimePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of service level objectives.
 *
 * @param enabled Whether objectives are tracked.
 * @param objectives Objectives by name. Two default ones are used when none is set:
 * "api-availability" and "api-latency".
 * @param opensloFiles OpenSLO files with further objectives, for example
 * classpath:/slo/shop.yml or file:/etc/slo/*.yml. A file must be there, a pattern may
 * match none.
 * @param minEvents Number of events in the long window below which no burn-rate alert
 * fires, so that a quiet night calls nobody.
 * @param minBadEvents Number of bad events in the long window below which no burn-rate
 * alert fires, so that one failed request in a quiet night calls nobody.
 * @param downtime What the time counts as in which the application was down: "unknown"
 * time does not count, "down" time is bad.
 * @param maintenanceWindows Names of "monitoring.alerts.time-intervals" that do not count
 * for any objective.
 */
@ConfigurationProperties("monitoring.sla")
public record SlaProperties(@DefaultValue("true") boolean enabled, @DefaultValue Map<String, Objective> objectives,
		@DefaultValue List<String> opensloFiles, @DefaultValue("10") int minEvents, @DefaultValue("3") int minBadEvents,
		@DefaultValue("unknown") DowntimePolicy downtime, @DefaultValue List<String> maintenanceWindows) {

	public SlaProperties {
		objectives = Map.copyOf(objectives);
		opensloFiles = List.copyOf(opensloFiles);
		maintenanceWindows = List.copyOf(maintenanceWindows);
	}

	/**
	 * One objective.
	 *
	 * @param type What is measured: "availability" (answers other than 5xx), "error-rate"
	 * (answers other than those of "errors"), "latency" (answers within the threshold),
	 * "throughput" (minutes with enough requests), "health" (time in which a component
	 * was up), "value" (time in which a value was as it should be), "ratio" (good among
	 * all events) or "error-ratio" (a share that is measured elsewhere).
	 * @param displayName Name for people.
	 * @param description What the objective is about.
	 * @param service Service that the objective is about, the label "service" of its
	 * rules and alerts.
	 * @param labels Further labels of its rules and alerts, for example "team: shop".
	 * @param target Percentage of events, or of time, that must be good, between 0 and
	 * 100, both outside.
	 * @param maxErrors Percentage of events that may be bad, in place of a target.
	 * @param window Length of the rolling window, from 1h to 90d.
	 * @param calendar Calendar window in place of a rolling one: "day", "week", "month",
	 * "quarter" or "year".
	 * @param timeZone Time zone in which a calendar window begins, for example
	 * Europe/Berlin. UTC when it is not set.
	 * @param budgeting What the budget is counted in: "occurrences" for events,
	 * "timeslices" for slices of time that have enough good events.
	 * @param sliceTarget Percentage of the events of a slice that must be good for the
	 * slice to be.
	 * @param slice Length of a slice, whole minutes up to 1h.
	 * @param match Labels that an event must have to count, a value or a condition such
	 * as '=~"5.."', for example "uri: /checkout".
	 * @param threshold Longest time of a good request of a latency objective, for example
	 * 500ms.
	 * @param percentiles Longest times by percentile, from p50 to p99.999, in place of
	 * threshold and target. Each makes an objective, for example "api-latency-p95".
	 * @param errors Answers that are failures, for example "4xx,5xx".
	 * @param minPerSecond Least number of requests per second of a throughput objective,
	 * the mean of a minute.
	 * @param component Component of a health objective, as /monitoring/health names it.
	 * @param metric Metric of a value, or counter of a ratio by label: a name of the
	 * Prometheus endpoint, or of a meter with dots.
	 * @param aggregation What is compared of the metric: "avg", "min", "max", "sum",
	 * "count", "last" or a percentile from "p50" to "p99".
	 * @param aggregationWindow How far the aggregation looks back.
	 * @param expr Value in PromQL, in place of a metric.
	 * @param operator How a good value compares: "lte", "lt", "gte", "gt" or the sign.
	 * @param value What the value is compared with, in the unit of the metric, for
	 * example 30.
	 * @param good Counter of good events, PromQL.
	 * @param total Counter of all events, PromQL.
	 * @param label Label of the metric that tells good events, in place of two counters.
	 * @param goodValues Values of the label that good events have.
	 * @param errorRatio Share of what is bad at the moment, between 0 and 1, PromQL.
	 * @param groupBy Labels by which events are told apart, each combination with a
	 * budget of its own, for example uri.
	 * @param groupLimit Largest number of groups, at most 1000. Further ones do not
	 * count.
	 * @param minEvents Number of events in the long window below which no burn-rate alert
	 * of it fires.
	 * @param minBadEvents Number of bad events in the long window below which no
	 * burn-rate alert of it fires.
	 * @param maintenanceWindows Names of "monitoring.alerts.time-intervals" that do not
	 * count.
	 */
	public record Objective(@Nullable String type, @Nullable String displayName, @Nullable String description,
			@Nullable String service, @DefaultValue Map<String, String> labels, @Nullable BigDecimal target,
			@Nullable BigDecimal maxErrors, @Nullable Duration window, @Nullable String calendar,
			@Nullable String timeZone, @Nullable String budgeting, @Nullable BigDecimal sliceTarget,
			@Nullable Duration slice, @DefaultValue Map<String, String> match, @Nullable Duration threshold,
			@DefaultValue Map<String, String> percentiles, @Nullable String errors, @Nullable BigDecimal minPerSecond,
			@Nullable String component, @Nullable String metric, @Nullable String aggregation,
			@Nullable Duration aggregationWindow, @Nullable String expr, @Nullable String operator,
			@Nullable BigDecimal value, @Nullable String good, @Nullable String total, @Nullable String label,
			@DefaultValue List<String> goodValues, @Nullable String errorRatio, @DefaultValue List<String> groupBy,
			@Nullable Integer groupLimit, @Nullable Integer minEvents, @Nullable Integer minBadEvents,
			@DefaultValue List<String> maintenanceWindows) {

		public Objective {
			labels = Map.copyOf(labels);
			match = Map.copyOf(match);
			percentiles = Map.copyOf(percentiles);
			goodValues = List.copyOf(goodValues);
			groupBy = List.copyOf(groupBy);
			maintenanceWindows = List.copyOf(maintenanceWindows);
		}

	}

}
