package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PercentileBounds}.
 */
class PercentileBoundsTests {

	@Test
	void aPercentileGetsItsThresholdAndTwiceOfItAsBounds() {
		assertThat(bounds("http.server.requests", "p95", "0.8").get("http.server.requests"))
			.containsExactly(Duration.ofMillis(800), Duration.ofMillis(1600));
	}

	@Test
	void theNameOfThePrometheusEndpointLeadsToTheMeter() {
		assertThat(bounds("http_server_requests_seconds", "P99", "3").get("http.server.requests"))
			.containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6));
	}

	@Test
	void otherRulesNeedNoBounds() {
		assertThat(bounds("http.server.requests", "avg", "0.8")).isEmpty();
		assertThat(bounds("http.server.requests", "p95", "0")).isEmpty();
		assertThat(bounds("http.server.requests", "p95", "NaN")).isEmpty();
		assertThat(bounds("http.server.requests", "p95", "1e300")).isEmpty();
		assertThat(bounds("http.server.requests", "median", "1")).isEmpty();
	}

	private static Map<String, Collection<Duration>> bounds(String metric, String aggregation, String threshold) {
		String rule = "monitoring.alerts.rules.slow.";
		Map<String, String> properties = new HashMap<>(
				Map.of(rule + "metric", metric, rule + "aggregation", aggregation, rule + "threshold", threshold));
		return PercentileBounds.of(new Binder(new MapConfigurationPropertySource(properties))
			.bindOrCreate("monitoring.alerts", AlertProperties.class));
	}

}
