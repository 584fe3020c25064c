package io.monitoring.autoconfigure.alert;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.OutboundHttp;
import io.monitoring.notify.SilenceStore;
import io.monitoring.notify.Silences;
import io.monitoring.web.MonitoringVersion;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the delivery of alerts.
 */
@AutoConfiguration(after = StorageAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "monitoring.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AlertProperties.class)
public final class AlertAutoConfiguration {

	private static final int MAX_SILENCES = 1000;

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	OutboundHttp monitoringOutboundHttp() {
		return OutboundHttp.ofVersion(MonitoringVersion.get());
	}

	@Bean
	@ConditionalOnMissingBean
	Silences monitoringSilences(SilenceStore store) {
		return new Silences(store, MAX_SILENCES);
	}

	@Bean
	@ConditionalOnMissingBean
	Dispatcher monitoringDispatcher(AlertProperties properties, Environment environment,
			ObjectProvider<OutboundHttp> http, ObjectProvider<Notifier> notifiers, NotificationLog log,
			Silences silences) {
		PropertyErrors errors = new PropertyErrors(environment);
		DispatcherSettings settings = new DeliveryFactory(errors, new NotifierFactory(errors, http::getObject)).create(
				properties, notifiers.orderedStream().toList(), environment.getProperty("monitoring.external-url", ""));
		return new Dispatcher(settings, log, silences);
	}

}
