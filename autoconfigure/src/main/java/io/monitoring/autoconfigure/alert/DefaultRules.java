package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;


/**
 * The alert rules that come with the starter, in the form in which a user would write
 * them. Their thresholds need no traffic to be quiet: a ratio without requests is NaN and
 * a metric that the application lacks selects nothing.
 */
public final class DefaultRules {

	/** Bound in seconds that the latency rule needs in the histogram of requests. */
	public static final Duration LATENCY_BOUND = Duration.ofSeconds(2);

	private static final Duration HOLD = Duration.ofMinutes(5);

	private static final String HEAP = "sum(jvm_memory_used_bytes{area=\"heap\"})"
			+ " / sum(jvm_memory_max_bytes{area=\"heap\"} > 0)";

	private final String requests;

	/**
	 * Create the rules.
	 * @param requests matchers of the requests that count, for example
	 * {@code uri!~"/actuator.*"}
	 */
	DefaultRules(String requests) {
		this.requests = requests;
	}

	Map<String, AlertRuleProperties> rules() {
		Map<String, AlertRuleProperties> rules = new LinkedHashMap<>();
		rules.put("high-error-rate", highErrorRate());
		rules.put("high-latency-p95", highLatency());
		rules.put("high-cpu-usage", usage("process_cpu_usage > 0.85", "medium", "CPU usage of the process"));
		rules.put("critical-cpu-usage", usage("process_cpu_usage > 0.95", "critical", "CPU usage of the process"));
		rules.put("high-heap-usage", usage(HEAP + " > 0.85", "medium", "Heap usage"));
		rules.put("critical-heap-usage", usage(HEAP + " > 0.95", "critical", "Heap usage"));
		return rules;
	}

	private AlertRuleProperties highErrorRate() {
		String expr = "sum(rate(http_server_requests_seconds_count{status=~\"5..\"," + this.requests
				+ "}[5m])) / sum(rate(http_server_requests_seconds_count{" + this.requests + "}[5m])) > 0.05";
		return rule(expr, "critical", "{{ $value | humanizePercentage }} of requests fail",
				"More than 5 % of the requests of the last 5 minutes were answered with a 5xx status.");
	}

	/**
	 * The 95th percentile is above the bound exactly when less than 95 % of the requests
	 * are at or below it: one bucket is enough and nothing is interpolated.
	 */
	private AlertRuleProperties highLatency() {
		String expr = "sum(rate(http_server_requests_seconds_bucket{le=\"2.0\"," + this.requests
				+ "}[5m])) / sum(rate(http_server_requests_seconds_count{" + this.requests + "}[5m])) < 0.95";
		return rule(expr, "high", "P95 latency is above 2 s",
				"Only {{ $value | humanizePercentage }} of the requests of the last 5 minutes were answered within"
						+ " 2 s; 95 % are expected.");
	}

	private AlertRuleProperties usage(String expr, String severity, String what) {
		return rule(expr, severity, what + " is {{ $value | humanizePercentage }}",
				what + " has been above the threshold for 5 minutes.");
	}

	private AlertRuleProperties rule(String expr, String severity, String summary, String description) {
		return AlertRuleProperties.of(expr, HOLD, severity, Map.of("summary", summary, "description", description));
	}

}
