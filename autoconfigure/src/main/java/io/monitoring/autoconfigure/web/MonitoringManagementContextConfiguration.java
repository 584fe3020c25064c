package io.monitoring.autoconfigure.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.health.HealthAnswers;
import io.monitoring.web.AccessRule;
import io.monitoring.web.AlertingSource;
import io.monitoring.web.AuditSource;
import io.monitoring.web.MetricsText;
import io.monitoring.web.MonitoringApi;
import io.monitoring.web.MonitoringFacade;
import io.monitoring.web.MonitoringSource;
import io.monitoring.web.MonitoringVersion;
import io.monitoring.web.ObjectiveSource;
import io.monitoring.web.prometheus.AdHocQueries;
import io.monitoring.web.servlet.MonitoringHandlerMapping;
import io.monitoring.web.servlet.MonitoringHttpHandler;
import io.monitoring.web.servlet.MultipartBypassFilter;
import org.apache.catalina.valves.RemoteIpValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Serves the HTTP interface where Actuator serves: on the main port, or only on the
 * management port where one is set.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ DispatcherServlet.class, HealthEndpoint.class })
@ConditionalOnBean(MonitoringFacade.class)
public final class MonitoringManagementContextConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(MonitoringManagementContextConfiguration.class);

	@Bean
	HealthAnswers monitoringHealthAnswers(HealthContributorRegistry registry, ApplicationAvailability availability,
			ObjectProvider<HealthEndpoint> endpoint, ObjectProvider<HealthEndpointGroups> groups,
			MonitoringFacade monitoring) {
		return new HealthAnswers(
				new HealthAnswers.Sources(registry, availability, endpoint.getIfAvailable(), groups.getIfAvailable()),
				monitoring::now);
	}

	@Bean
	MonitoringSource monitoringSource(MonitoringFacade monitoring, HealthAnswers health,
			ObjectProvider<MetricsText> metrics, ObjectProvider<AdHocQueries> queries,
			ObjectProvider<AlertingSource> alerting, ObjectProvider<ObjectiveSource> objectives,
			ObjectProvider<AuditSource> audit) {
		return new MonitoringSource(monitoring, health, metrics.getIfAvailable(), queries.getIfAvailable(),
				alerting.getIfAvailable(), objectives.getIfAvailable(), audit.getIfAvailable(),
				MonitoringVersion.get());
	}

	@Bean
	MonitoringApi monitoringApi(MonitoringSource source, AccessRule access, MonitoringWebProperties properties) {
		logger.info("Monitoring is served at '{}': read access is {}, write access is {}", properties.basePath(),
				properties.read(), properties.write());
		return new MonitoringApi(source, access);
	}

	@Bean
	MonitoringHttpHandler monitoringHttpHandler(MonitoringApi api, MonitoringWebProperties properties,
			ObjectProvider<DispatcherServletPath> servletPath) {
		return new MonitoringHttpHandler(api, fullPath(properties, servletPath));
	}

	@Bean
	MonitoringHandlerMapping monitoringHandlerMapping(MonitoringWebProperties properties,
			MonitoringHttpHandler handler) {
		return new MonitoringHandlerMapping(properties.basePath(), handler);
	}

	@Bean
	FilterRegistrationBean<MultipartBypassFilter> monitoringMultipartBypassFilter(MonitoringHttpHandler handler,
			MonitoringWebProperties properties, ObjectProvider<DispatcherServletPath> servletPath) {
		FilterRegistrationBean<MultipartBypassFilter> registration = new FilterRegistrationBean<>(
				new MultipartBypassFilter(handler));
		String path = fullPath(properties, servletPath);
		registration.addUrlPatterns(path, path + "/*");
		return registration;
	}

	private static String fullPath(MonitoringWebProperties properties,
			ObjectProvider<DispatcherServletPath> servletPath) {
		DispatcherServletPath path = servletPath.getIfAvailable();
		return (path != null) ? path.getRelativePath(properties.basePath()) : properties.basePath();
	}

	/**
	 * Reads the Prometheus registry where there is one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PrometheusMeterRegistry.class)
	static class PrometheusConfiguration {

		@Bean
		@ConditionalOnBean(PrometheusMeterRegistry.class)
		MetricsText monitoringMetricsText(PrometheusMeterRegistry registry) {
			return new PrometheusMetricsText(registry);
		}

	}

	/**
	 * Keeps the access rule true behind a Tomcat that believes the headers of proxies.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ TomcatWebServerFactory.class, RemoteIpValve.class })
	static class TomcatConfiguration {

		@Bean
		ForwardedHeadersCustomizer monitoringForwardedHeadersCustomizer() {
			return new ForwardedHeadersCustomizer();
		}

	}

}
