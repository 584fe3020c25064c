package io.monitoring.autoconfigure.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.autoconfigure.alert.DefaultRules;
import io.monitoring.autoconfigure.alert.PercentileBounds;
import io.monitoring.micrometer.LatencyBuckets;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of service level objectives and of the histogram bounds that they
 * need.
 */
@AutoConfiguration(before = MetricsAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ SlaProperties.class, AlertProperties.class })
public final class SloAutoConfiguration {

	private static final String REQUESTS = "http.server.requests";

	@Bean
	@ConditionalOnMissingBean
	ServiceLevelObjectives serviceLevelObjectives(SlaProperties properties, Environment environment) {
		List<String> excluded = Stream
			.of(path(environment, "management.endpoints.web.base-path", "/actuator"),
					path(environment, "monitoring.web.base-path", "/monitoring"))
			.filter((path) -> !path.isEmpty())
			.toList();
		return new ObjectiveFactory(new PropertyErrors(environment)).create(properties, excluded);
	}

	/**
	 * Endpoints at the root cannot be told from the application by their path: nothing is
	 * left out then, or else everything were.
	 */
	private static String path(Environment environment, String property, String defaultValue) {
		String path = environment.getProperty(property, defaultValue).strip();
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	@Bean
	static LatencyBuckets monitoringLatencyBuckets(ServiceLevelObjectives objectives, AlertProperties alerts) {
		List<Duration> bounds = new ArrayList<>(objectives.latencyThresholds());
		if (alerts.defaultRules()) {
			bounds.addAll(DefaultRules.LATENCY_BOUNDS);
		}
		Map<String, Collection<Duration>> all = PercentileBounds.of(alerts);
		all.computeIfAbsent(REQUESTS, (name) -> new ArrayList<>()).addAll(bounds);
		return new LatencyBuckets(all);
	}

}
