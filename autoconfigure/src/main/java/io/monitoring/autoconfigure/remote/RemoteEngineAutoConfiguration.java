package io.monitoring.autoconfigure.remote;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertProperties;
import io.monitoring.autoconfigure.alert.Runbooks;
import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.autoconfigure.engine.MonitoringProperties;
import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.micrometer.RemoteMetrics;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.promql.QueryEngine;
import io.monitoring.remote.RemoteBackend;
import io.monitoring.remote.RemoteCounts;
import io.monitoring.remote.RemoteSettings;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.CountStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of an engine outside of the process. What it brings takes the place
 * of the embedded one.
 */
@AutoConfiguration(before = { MonitoringAutoConfiguration.class, StorageAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "monitoring.engine", havingValue = "prometheus")
@EnableConfigurationProperties(PrometheusProperties.class)
public final class RemoteEngineAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	RemoteBackend monitoringRemoteBackend(PrometheusProperties properties, MonitoringProperties monitoring,
			Environment environment, QueryEngine engine, SeriesStore store, ObjectProvider<OutboundHttp> http,
			ObjectProvider<SslBundles> bundles) {
		RemoteFactory factory = new RemoteFactory(new PropertyErrors(environment), properties);
		RemoteSettings settings = factory.settings(engine.options().maxSamples());
		return new RemoteBackend(settings, factory.http(http.getObject(), bundles::getIfAvailable), engine, store,
				monitoring.samplingInterval());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean(CountStore.class)
	RemoteCounts monitoringRemoteCounts(RemoteBackend backend) {
		return backend.counts();
	}

	@Bean
	@ConditionalOnMissingBean
	RemoteMetrics monitoringRemoteMetrics(ObjectProvider<RemoteBackend> backend) {
		return new RemoteMetrics(() -> backend.getObject().status());
	}

	/** What it reads is known without the server. */
	@Bean
	RuleGroup monitoringRemoteRules(ObjectProvider<QueryEngine> engine, AlertProperties alerts) {
		AlertingRule down = new AlertingRule("remote-engine-down",
				engine.getObject().prepare("monitoring_remote_up == 0"), Duration.ofMinutes(2), Duration.ZERO,
				Labels.of("severity", "critical"),
				Map.of("summary", "The remote engine does not answer", "description",
						"For 2 minutes the server that answers the queries of rules and objectives has not been of use."
								+ " Alerts stay as they are, whatever happens, and the time counts as unobserved."));
		return new Runbooks(alerts.runbookBaseUrl()).link(RuleGroup.of("remote-engine", List.of(down)));
	}

}
