package io.monitoring.autoconfigure.slo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.autoconfigure.KnownFields;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.slo.AnnotationSource.ObjectiveSource;
import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.autoconfigure.alert.DefaultRules;
import io.monitoring.autoconfigure.alert.PercentileBounds;
import io.monitoring.autoconfigure.alert.TimeIntervalFactory;
import io.monitoring.micrometer.LatencyBuckets;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.slo.definition.ObjectiveDefinitions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of service level objectives and of the histogram bounds that they
 * need.
 */
@AutoConfiguration(before = MetricsAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@Import(AnnotationSource.class)
@EnableConfigurationProperties({ SlaProperties.class, AlertProperties.class })
public final class SloAutoConfiguration {

	private static final String REQUESTS = "http.server.requests";

	@Bean
	@ConditionalOnMissingBean
	ObjectiveDefinitions monitoringObjectiveDefinitions(SlaProperties properties, AlertProperties alerts,
			ObjectProvider<QueryEngine> engine, Environment environment) {
		QueryEngine compiler = engine.getIfAvailable(() -> new QueryEngine(QueryOptions.DEFAULTS));
		return new ObjectiveDefinitions(compiler::prepare,
				new SlaDefaults(new PropertyErrors(environment)).of(properties, alerts.timeIntervals().keySet()));
	}

	@Bean
	@ConditionalOnMissingBean
	ServiceLevelObjectives serviceLevelObjectives(SlaProperties properties, ObjectiveDefinitions definitions,
			ApplicationContext context, AlertProperties alerts) {
		Environment environment = context.getEnvironment();
		PropertyErrors errors = new PropertyErrors(environment);
		List<String> excluded = Stream
			.of(path(environment, "management.endpoints.web.base-path", "/actuator"),
					path(environment, "monitoring.web.base-path", "/monitoring"))
			.filter((path) -> !path.isEmpty())
			.toList();
		ObjectiveCollector collector = new ObjectiveCollector();
		if (properties.enabled()) {
			new KnownFields(environment, errors).refuse("monitoring.sla.objectives", 1,
					KnownFields.of(SlaProperties.Objective.class));
			collector.addAll(new PropertyObjectives(errors, definitions).create(properties));
			collector.addAll(new OpenSloFiles(errors, context, definitions).read(properties.opensloFiles()));
			collector.addAll(new BeanObjectives(definitions).create(context));
			context.getBeanProvider(ObjectiveSource.class).forEach((source) -> collector.addAll(source.find()));
		}
		return new ServiceLevelObjectives(collector.all(), excluded, properties.downtime(),
				MaintenanceWindows.of(properties.maintenanceWindows(), collector.all(),
						new TimeIntervalFactory(errors).create(alerts.timeIntervals())));
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
		Map<String, Collection<Duration>> all = PercentileBounds.of(alerts);
		if (alerts.defaultRules()) {
			all.computeIfAbsent(REQUESTS, (name) -> new TreeSet<>()).addAll(DefaultRules.LATENCY_BOUNDS);
		}
		ObjectiveBounds.of(objectives.defined())
			.forEach((meter, bounds) -> all.computeIfAbsent(meter, (name) -> new TreeSet<>()).addAll(bounds));
		return new LatencyBuckets(all);
	}

}
