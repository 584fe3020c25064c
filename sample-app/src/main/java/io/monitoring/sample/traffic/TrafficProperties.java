package io.monitoring.sample.traffic;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the traffic that the sample makes itself.
 *
 * @param enabled Whether visitors come.
 * @param requestsPerSecond How many requests they send at most, 1 to 1000.
 */
@ConfigurationProperties("shop.traffic")
record TrafficProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10") int requestsPerSecond) {

	TrafficProperties {
		if (requestsPerSecond < 1 || requestsPerSecond > 1000) {
			throw new IllegalArgumentException("'requestsPerSecond' must be between 1 and 1000");
		}
	}

}
