package io.monitoring.autoconfigure.web;

import io.monitoring.alert.AlertHistory;
import io.monitoring.audit.AuditLog;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertDelivery;
import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.autoconfigure.engine.MonitoringQueryProperties;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.QueryBackend;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.Silences;
import io.monitoring.promql.QueryEngine;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.web.AccessPolicy;
import io.monitoring.web.AccessRule;
import io.monitoring.web.AlertingSource;
import io.monitoring.web.ApiKeys;
import io.monitoring.web.AuditSource;
import io.monitoring.web.MonitoringFacade;
import io.monitoring.web.ObjectiveAdmin;
import io.monitoring.web.ObjectiveSource;
import io.monitoring.web.prometheus.AdHocQueries;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of what the HTTP interface needs whichever port and web stack serves
 * it. Before Actuator's, whose contexts ask whether there is anything to serve.
 */
@AutoConfiguration(after = MonitoringAutoConfiguration.class, before = ManagementContextAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass({ ManagementContextAutoConfiguration.class, JsonMapper.class })
@EnableConfigurationProperties({ MonitoringWebProperties.class, MonitoringQueryProperties.class })
public final class MonitoringWebAutoConfiguration {

	@Bean
	@ConditionalOnBean(MonitoringFacade.class)
	AccessRule monitoringAccessRule(MonitoringWebProperties properties, Environment environment,
			MonitoringFacade monitoring) {
		properties.check(new PropertyErrors(environment));
		return new AccessRule(new AccessPolicy("monitoring.web.read", properties.read()),
				new AccessPolicy("monitoring.web.write", properties.write()), properties.role(),
				new ApiKeys(properties.apiKeys(), monitoring::now));
	}

	@Bean
	@ConditionalOnBean({ MonitoringEngine.class, Dispatcher.class, Silences.class, AlertHistory.class,
			NotificationLog.class })
	AlertingSource monitoringAlertingSource(MonitoringEngine engine, Dispatcher dispatcher, Silences silences,
			AlertHistory history, ObjectProvider<AlertDelivery> delivery, NotificationLog log) {
		AlertDelivery configured = delivery.getIfAvailable();
		return new AlertingSource(new DispatcherDeliveries(dispatcher), silences, history, log,
				(configured != null) ? configured::alertmanagerConfig : null, engine.externalLabels());
	}

	@Bean
	@ConditionalOnBean({ MonitoringEngine.class, ExclusionStore.class })
	ObjectiveSource monitoringObjectiveSource(MonitoringEngine engine, ExclusionStore exclusions,
			ObjectProvider<ObjectiveAdmin> admin) {
		return new ObjectiveSource(new TrackedCounts(engine.objectives()), exclusions, admin.getIfAvailable());
	}

	@Bean
	@ConditionalOnBean(AuditLog.class)
	AuditSource monitoringAuditSource(AuditLog log, ApplicationEventPublisher publisher) {
		return new AuditSource(log, new AuditEvents(publisher));
	}

	@Bean
	@ConditionalOnBean({ QueryEngine.class, QueryBackend.class })
	AdHocQueries monitoringAdHocQueries(QueryEngine engine, QueryBackend backend,
			MonitoringQueryProperties properties) {
		return new AdHocQueries(engine, backend, properties.maxConcurrent(), "monitoring.query.max-concurrent");
	}

}
