package io.monitoring.autoconfigure.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of service level objectives.
 *
 * @param enabled Whether objectives are tracked.
 * @param objectives Objectives by name. Two default ones are used when none is set:
 * "api-availability" and "api-latency".
 * @param minBadEvents Number of bad events in the long window below which no burn-rate
 * alert fires, so that one failed request in a quiet night calls nobody.
 */
@ConfigurationProperties("monitoring.sla")
public record SlaProperties(@DefaultValue("true") boolean enabled, @DefaultValue Map<String, Objective> objectives,
		@DefaultValue("3") int minBadEvents) {

	public SlaProperties {
		objectives = Map.copyOf(objectives);
	}

	/**
	 * One objective.
	 *
	 * @param type What is measured: "availability" counts answers other than 5xx as good,
	 * "latency" those within the threshold.
	 * @param target Share of requests in percent that must be good, between 0 and 100,
	 * both outside.
	 * @param window Length of the rolling window, 30d when it is not set.
	 * @param threshold Longest time of a good request of a latency objective, for example
	 * 500ms.
	 * @param match Labels that a request must have to count, for example "uri:
	 * /checkout".
	 */
	public record Objective(@Nullable String type, @Nullable BigDecimal target, @Nullable Duration window,
			@Nullable Duration threshold, @DefaultValue Map<String, String> match) {

		public Objective {
			match = Map.copyOf(match);
		}

	}

}
