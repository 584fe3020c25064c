package io.monitoring.autoconfigure.alert;

import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.SilenceStore;
import io.monitoring.notify.Silences;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.web.MonitoringVersion;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

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
	AlertDelivery monitoringAlertDelivery(AlertProperties properties, ObjectProvider<OutboundHttp> http,
			ObjectProvider<SslBundles> bundles, ObjectProvider<Notifier> notifiers, ApplicationContext context) {
		OutboundClients clients = new OutboundClients(http::getObject, bundles::getIfAvailable);
		return new DeliveryFactory(context.getEnvironment(), context, clients).create(properties,
				notifiers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	Dispatcher monitoringDispatcher(AlertDelivery delivery, NotificationLog log, Silences silences) {
		return new Dispatcher(delivery.settings(), log, silences);
	}

}
