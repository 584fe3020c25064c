package io.monitoring.autoconfigure.storage;

import java.time.Duration;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.InstanceName;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.outbound.SecretText;
import io.monitoring.storage.SharedSettings;
import io.monitoring.storage.SharedStorage;
import io.monitoring.storage.Storage;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Opens the storage that replicas share, as the properties say.
 */
final class SharedStorageFactory {

	private static final String DRIVER = "org.postgresql.Driver";

	private static final String PREFIX = "jdbc:postgresql:";

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final StorageProperties properties;

	private final Environment environment;

	private final BeanFactory beans;

	private final PropertyErrors errors;

	SharedStorageFactory(StorageProperties properties, Environment environment, BeanFactory beans) {
		this.properties = properties;
		this.environment = environment;
		this.beans = beans;
		this.errors = new PropertyErrors(environment);
	}

	Storage open() {
		Duration interval = Binder.get(this.environment)
			.bind("monitoring.sampling-interval", Duration.class)
			.orElse(INTERVAL);
		SharedSettings settings = new SharedSettings(access(), InstanceName.of(this.environment), interval,
				this.properties.checkedRetention(this.errors), this.properties.initializeSchema());
		return SharedStorage.open(settings, MonitoringLoop::now);
	}

	private SharedSettings.Access access() {
		String url = strip(this.properties.url());
		String name = strip(this.properties.dataSource());
		if (!name.isEmpty() && !url.isEmpty()) {
			throw this.errors.invalid("monitoring.storage.data-source", "There is also 'monitoring.storage.url'.",
					"Remove one of the two.");
		}
		if (!name.isEmpty()) {
			return new SharedSettings.Access("", null, null, dataSource(name));
		}
		if (!url.startsWith(PREFIX)) {
			throw this.errors.invalidSecret("monitoring.storage.url",
					"The address does not begin with '" + PREFIX + "'.",
					"Set an address such as jdbc:postgresql://db:5432/monitoring.");
		}
		if (!ClassUtils.isPresent(DRIVER, null)) {
			throw this.errors.invalidSecret("monitoring.storage.url",
					"The driver of PostgreSQL is not on the class path.",
					"Add the dependency org.postgresql:postgresql.");
		}
		return new SharedSettings.Access(url, this.properties.username(), password(), null);
	}

	private static String strip(@Nullable String text) {
		return (text != null) ? text.strip() : "";
	}

	private @Nullable SecretText password() {
		try {
			return StringUtils.hasText(this.properties.password()) ? SecretText.of(this.properties.password()) : null;
		}
		catch (IllegalArgumentException ex) {
			throw this.errors.invalidSecret("monitoring.storage.password", String.valueOf(ex.getMessage()),
					"Set the password as the database knows it, or put it into the address.");
		}
	}

	private Object dataSource(String name) {
		if (!this.beans.containsBean(name)) {
			throw this.errors.invalid("monitoring.storage.data-source", "There is no bean of that name.",
					"Set the name of a DataSource bean such as dataSource.");
		}
		Object bean = this.beans.getBean(name);
		if (!SharedSettings.isDataSource(bean)) {
			throw this.errors.invalid("monitoring.storage.data-source", "The bean of that name is no DataSource.",
					"Set the name of a DataSource bean such as dataSource.");
		}
		return bean;
	}

}
