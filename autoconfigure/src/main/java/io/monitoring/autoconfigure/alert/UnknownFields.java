package io.monitoring.autoconfigure.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.monitoring.autoconfigure.PropertyErrors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses fields of receivers and of the root of the routing tree that do not exist. Boot
 * leaves them out silently, other than those of entries of a list.
 */
final class UnknownFields {

	private static final ConfigurationPropertyName PARENT = ConfigurationPropertyName.of("monitoring.alerts");

	private static final Set<String> RECEIVER = fields(ReceiverProperties.class);

	private static final Set<String> ROUTE = fields(RouteProperties.class);

	private final Environment environment;

	private final PropertyErrors errors;

	UnknownFields(Environment environment, PropertyErrors errors) {
		this.environment = environment;
		this.errors = errors;
	}

	private static Set<String> fields(Class<?> properties) {
		return Arrays.stream(properties.getRecordComponents())
			.map((component) -> component.getName().equals("continueMatching") ? "continue" : component.getName())
			.map((name) -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Names in the environment of the process lose their dashes, so they are not asked.
	 */
	void refuse() {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				iterable.stream().filter(PARENT::isAncestorOf).forEach(this::check);
			}
		}
	}

	private void check(ConfigurationPropertyName name) {
		int position = PARENT.getNumberOfElements();
		switch (name.getElement(position, Form.UNIFORM)) {
			case "receivers" -> check(name, position + 2, RECEIVER);
			case "route" -> check(name, position + 1, ROUTE);
			default -> {
				// Others look after their properties themselves.
			}
		}
	}

	private void check(ConfigurationPropertyName name, int position, Set<String> known) {
		if (position >= name.getNumberOfElements()) {
			return;
		}
		String field = name.getElement(position, Form.UNIFORM);
		List<String> uniform = known.stream().map((key) -> key.replace("-", "")).toList();
		if (!uniform.contains(field)) {
			throw this.errors.invalidSecret(name.toString(),
					"There is no '" + name.getElement(position, Form.ORIGINAL) + "' here.",
					"Use one of " + String.join(", ", known) + ", or remove it.");
		}
	}

}
