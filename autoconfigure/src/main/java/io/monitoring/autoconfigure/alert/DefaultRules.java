package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The alert rules that come with the starter, in the form in which a user would write
 * them. A rule whose metrics an application lacks selects nothing and stays quiet, and a
 * ratio without requests is NaN.
 */
public final class DefaultRules {

	/** Bounds that the latency rules need in the histogram of requests. */
	public static final List<Duration> LATENCY_BOUNDS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2));

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
		Stream
			.of(new RequestRules(this.requests).rules(), ResourceRules.rules(), PoolRules.rules(),
					MonitoringRules.rules())
			.flatMap(List::stream)
			.forEach((rule) -> rules.put(rule.name(), rule.toProperties()));
		return rules;
	}

}
