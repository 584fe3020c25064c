package io.monitoring.autoconfigure.engine;

import java.util.regex.Pattern;

import io.monitoring.autoconfigure.InstanceName;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.series.Labels;

import org.springframework.core.env.Environment;

/**
 * The labels that tell one application and instance from another once an alert has left
 * the process.
 */
final class ExternalLabels {

	private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	private ExternalLabels() {
	}

	static Labels of(MonitoringProperties properties, Environment environment) {
		Labels.Builder labels = Labels.builder()
			.set("application", environment.getProperty("spring.application.name", "application"))
			.set("instance", (properties.instance() != null) ? properties.instance() : InstanceName.of(environment))
			.set("environment", (properties.environment() != null) ? properties.environment()
					: String.join(",", environment.getActiveProfiles()));
		properties.labels().forEach((name, value) -> {
			if (!LABEL_NAME.matcher(name).matches()) {
				throw new PropertyErrors(environment).invalid("monitoring.labels." + name,
						"'" + name + "' is not a label name.",
						"Use letters, digits and '_' only, and no digit in front.");
			}
			labels.set(name, value);
		});
		return labels.build();
	}

}
