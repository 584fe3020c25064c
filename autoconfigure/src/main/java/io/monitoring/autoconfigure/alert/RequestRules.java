package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;

import io.monitoring.rule.template.TemplateText;

/**
 * Rules about HTTP requests: failures and latency. All of them need a few requests, so
 * that one in a quiet night calls nobody.
 */
final class RequestRules {

	private static final String REQUESTS = "http_server_requests_seconds";

	/** Half an event less than three, because {@code increase} extrapolates. */
	private static final String ENOUGH_FAILURES = " > 2.5";

	/** Below this number of requests a 95th percentile is a single request. */
	private static final String ENOUGH_REQUESTS = " > 19.5";

	private final String matchers;

	RequestRules(String matchers) {
		this.matchers = matchers;
	}

	List<ShippedRule> rules() {
		return List.of(errorRate("elevated-error-rate", ShippedRule.WARNING, "0.01", "1 %"),
				errorRate("high-error-rate", ShippedRule.CRITICAL, "0.05", "5 %"), availability(),
				latency("elevated-latency-p95", ShippedRule.WARNING, "1.0", "1 s"),
				latency("high-latency-p95", ShippedRule.CRITICAL, "2.0", "2 s"));
	}

	private String selector(String suffix, String further, String window) {
		return REQUESTS + suffix + "{" + further + this.matchers + "}[" + window + "]";
	}

	private String failed(String window) {
		return selector("_count", "status=~\"5..\",", window);
	}

	private String all(String window) {
		return selector("_count", "", window);
	}

	private ShippedRule errorRate(String name, String severity, String bound, String limit) {
		String expr = "sum(rate(%s)) / sum(rate(%s)) > %s and sum(increase(%s))".formatted(failed("5m"), all("5m"),
				bound, failed("5m")) + ENOUGH_FAILURES;
		return ShippedRule.of(name, severity, expr)
			.signal("request-errors")
			.says("{{ $value | humanizePercentage }} of requests fail", failures("5m", "5 minutes", limit));
	}

	private String failures(String window, String words, String limit) {
		return """
				In the last %s %s of %s requests were answered with a 5xx status, {{ $value | humanizePercentage }}; \
				the limit is %s.""".formatted(words, TemplateText.count("sum(increase(" + failed(window) + "))"),
				TemplateText.count("sum(increase(" + all(window) + "))"), limit) + worst(window);
	}

	private String worst(String window) {
		return TemplateText.worstRoute("sum by (method, uri, exception) (increase(" + failed(window) + "))",
				" Most failures: ");
	}

	private ShippedRule availability() {
		String expr = "1 - sum(rate(%s)) / sum(rate(%s)) < 0.9995 and sum(increase(%s))".formatted(failed("1h"),
				all("1h"), failed("1h")) + ENOUGH_FAILURES;
		String description = "In the last hour %s of %s requests were answered with a 5xx status; 99.95 %% are expected to succeed."
			.formatted(TemplateText.count("sum(increase(" + failed("1h") + "))"),
					TemplateText.count("sum(increase(" + all("1h") + "))"));
		return ShippedRule.of("low-api-availability", ShippedRule.WARNING, expr)
			.signal("request-errors")
			.says("API availability is {{ $value | humanizePercentage }}", description + worst("1h"));
	}

	/**
	 * The 95th percentile is above the bound exactly when less than 95 % of the requests
	 * are at or below it: one bucket is enough and nothing is interpolated.
	 */
	private ShippedRule latency(String name, String severity, String bound, String limit) {
		String within = selector("_bucket", "le=\"" + bound + "\",", "5m");
		String expr = "sum(rate(%s)) / sum(rate(%s)) < 0.95 and sum(increase(%s))".formatted(within, all("5m"),
				all("5m")) + ENOUGH_REQUESTS;
		String slow = "%s - sum by (method, uri) (increase(%s))"
			.formatted("sum by (method, uri) (increase(" + all("5m") + "))", within);
		String description = """
				In the last 5 minutes {{ $value | humanizePercentage }} of %s requests were answered within %s; \
				95 %% are expected.""".formatted(TemplateText.count("sum(increase(" + all("5m") + "))"), limit);
		return ShippedRule.of(name, severity, expr)
			.signal("request-latency")
			.holds(Duration.ofMinutes(5))
			.says("P95 latency is above " + limit,
					description + TemplateText.worstRoute("(" + slow + ")", " Most slow requests: "));
	}

}
