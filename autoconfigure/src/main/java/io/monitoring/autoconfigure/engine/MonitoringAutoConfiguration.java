package io.monitoring.autoconfigure.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmThreadDeadlockMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.alert.AlertHistory;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertAutoConfiguration;
import io.monitoring.autoconfigure.alert.AlertDelivery;
import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.autoconfigure.slo.ServiceLevelObjectives;
import io.monitoring.autoconfigure.slo.SloAutoConfiguration;
import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.engine.EngineListener;
import io.monitoring.engine.EngineOutputs;
import io.monitoring.engine.Fleet;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.engine.Past;
import io.monitoring.engine.QueryBackend;
import io.monitoring.engine.TraceSource;
import io.monitoring.micrometer.ExampleTraces;
import io.monitoring.micrometer.FleetMetrics;
import io.monitoring.micrometer.MeterSampler;
import io.monitoring.micrometer.SelfMetrics.NotificationCounts;
import io.monitoring.micrometer.SelfMetrics;
import io.monitoring.micrometer.StorageMetrics;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.Dispatcher;
import io.monitoring.promql.QueryEngine;
import io.monitoring.remote.RemoteBackend;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.EventSelectors;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.SloTrackers;
import io.monitoring.storage.Storage;
import io.monitoring.web.MonitoringFacade;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of the engine and of the loop that drives it.
 */
@AutoConfiguration(after = { CompositeMeterRegistryAutoConfiguration.class, SloAutoConfiguration.class,
		AlertAutoConfiguration.class })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@Import(RuntimeObjectivesConfiguration.class)
@EnableConfigurationProperties({ MonitoringProperties.class, MonitoringQueryProperties.class,
		MonitoringHistoryProperties.class })
public final class MonitoringAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(MonitoringAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	SeriesStore monitoringSeriesStore(MonitoringProperties properties, Environment environment) {
		return new SeriesStore(properties.store().limits(new PropertyErrors(environment)));
	}

	@Bean
	@ConditionalOnMissingBean
	QueryEngine monitoringQueryEngine(MonitoringQueryProperties properties, Environment environment) {
		return new QueryEngine(properties.options(new PropertyErrors(environment)));
	}

	@Bean
	@ConditionalOnMissingBean
	QueryBackend monitoringQueryBackend(QueryEngine engine, SeriesStore store) {
		return new EmbeddedBackend(engine, store);
	}

	@Bean
	@ConditionalOnMissingBean
	MeterSampler monitoringMeterSampler(MeterRegistry registry) {
		MeterSampler sampler = new MeterSampler(registry);
		if (!sampler.hasBuckets()) {
			logger.info("Objectives on latency cannot be measured. Sampled are {}", sampler.naming());
		}
		return sampler;
	}

	@Bean
	@ConditionalOnMissingBean
	RuleInputs.Memory monitoringMemory(AlertStateStore states, RuleSwitches switches, Past past) {
		return new RuleInputs.Memory(states, switches, past);
	}

	@Bean
	@ConditionalOnMissingBean
	SloTrackers.Memory monitoringObjectiveMemory(CountStore counts, LifeLog life, ExclusionStore exclusions) {
		return new SloTrackers.Memory(counts, life, exclusions);
	}

	@Bean
	@ConditionalOnMissingBean
	Past monitoringPast(Storage storage, SloTrackers.Memory objectives, Environment environment,
			ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git) {
		return ApplicationVersion.of(environment, build.getIfUnique(), git.getIfUnique())
			.past(storage::awaitOpen, objectives);
	}

	@Bean
	@ConditionalOnMissingBean
	RuleInputs monitoringRuleInputs(AlertProperties alerts, ResourceLoader files, ObjectProvider<RuleGroup> groups,
			RuleInputs.Memory memory) {
		return new RuleInputs(alerts, files, groups.orderedStream().toList(), memory);
	}

	@Bean
	@ConditionalOnMissingBean
	EngineFactory monitoringEngineFactory(Environment environment, MonitoringProperties properties, RuleInputs inputs,
			ServiceLevelObjectives objectives, MonitoringHistoryProperties history) {
		return new EngineFactory(environment, properties, inputs, objectives, history);
	}

	@Bean
	@ConditionalOnMissingBean
	MonitoringEngine monitoringEngine(EngineFactory factory, MeterSampler sampler, SeriesStore store,
			QueryBackend backend, EngineOutputs outputs) {
		return factory.create(sampler, store, backend, outputs);
	}

	@Bean
	@ConditionalOnMissingBean
	EngineOutputs monitoringEngineOutputs(Dispatcher dispatcher, AlertDelivery delivery, ListableBeanFactory beans) {
		List<AlertForwarder> forwarders = new ArrayList<>(delivery.forwarders());
		forwarders.addAll(beans.getBeanProvider(AlertForwarder.class).orderedStream().toList());
		return new EngineOutputs(beans.getBeanProvider(AlertHistory.class).getIfAvailable(), dispatcher, forwarders,
				beans.getBeanProvider(EngineListener.class).orderedStream().toList(),
				beans.getBeanProvider(TraceSource.class).getIfAvailable(),
				beans.getBeanProvider(Fleet.class).getIfAvailable(() -> Fleet.ALONE));
	}

	/** Nobody else binds it, and a rule reads it. */
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "monitoring.alerts.default-rules", matchIfMissing = true)
	JvmThreadDeadlockMetrics monitoringDeadlockMetrics() {
		return new JvmThreadDeadlockMetrics();
	}

	@Bean
	StoreCapReport monitoringStoreCapReport() {
		return new StoreCapReport();
	}

	@Bean
	@ConditionalOnMissingBean
	SelfMetrics monitoringSelfMetrics(Dispatcher dispatcher) {
		return new SelfMetrics(() -> dispatcher.status()
			.receivers()
			.stream()
			.map((receiver) -> new NotificationCounts(receiver.receiver(), receiver.sent(), receiver.failed(),
					receiver.lastSuccessAt()))
			.toList());
	}

	@Bean
	@ConditionalOnMissingBean
	StorageMetrics monitoringStorageMetrics(Storage storage) {
		return new StorageMetrics(storage::status);
	}

	@Bean
	@ConditionalOnMissingBean
	FleetMetrics monitoringFleetMetrics(Fleet fleet) {
		return new FleetMetrics(() -> fleet.status().leading());
	}

	@Bean
	@ConditionalOnMissingBean(MonitoringFacade.class)
	EngineFacade monitoringFacade(MonitoringEngine engine, MeterSampler sampler, Storage storage, EngineFactory factory,
			QueryBackend backend, ObjectProvider<RemoteBackend> remote) {
		return new EngineFacade(engine, sampler, storage, factory.serverRules(backend),
				() -> remote.stream().findFirst().map(RemoteBackend::status).orElse(null));
	}

	@Bean
	MonitoringLifecycle monitoringLifecycle(MonitoringEngine engine, MonitoringProperties properties) {
		return new MonitoringLifecycle(new MonitoringLoop(engine, properties.samplingInterval()));
	}

	/**
	 * Example traces, which are in the Prometheus registry.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PrometheusMeterRegistry.class)
	static class TracesConfiguration {

		@Bean
		@ConditionalOnBean(PrometheusMeterRegistry.class)
		@ConditionalOnMissingBean(TraceSource.class)
		ExampleTraces monitoringExampleTraces(PrometheusMeterRegistry registry, ServiceLevelObjectives objectives) {
			List<String> excluded = objectives.excludedPaths();
			Predicate<Labels> requests = excluded.isEmpty() ? (labels) -> true
					: EventSelectors.excluding(excluded)::matches;
			return new ExampleTraces(registry.getPrometheusRegistry(), objectives.latencyNames(), requests);
		}

	}

}
