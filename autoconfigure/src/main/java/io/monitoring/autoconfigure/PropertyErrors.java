package io.monitoring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.Environment;

/**
 * Makes the failure that stops the start when a property is wrong: it names the property,
 * its value, where the value was read and what to write instead.
 */
public final class PropertyErrors {

	private final Environment environment;

	public PropertyErrors(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Create the failure of one property.
	 * @param name name of the property
	 * @param problem what is wrong with it, a sentence
	 * @param action what to do, a sentence
	 * @return the failure, to be thrown
	 */
	public FailureAnalyzedException invalid(String name, String problem, String action) {
		return failure(name, true, problem, action);
	}

	/**
	 * Create the failure of one property whose value must not be shown.
	 * @param name name of the property
	 * @param problem what is wrong with it, a sentence
	 * @param action what to do, a sentence
	 * @return the failure, to be thrown
	 */
	public FailureAnalyzedException invalidSecret(String name, String problem, String action) {
		return failure(name, false, problem, action);
	}

	/**
	 * Return where a property was read, to be put behind its name.
	 * @param name name of the property
	 * @return the place in parentheses after a blank, the empty string if it is not known
	 */
	public String origin(String name) {
		ConfigurationProperty property = find(name);
		if (property == null || property.getOrigin() == null) {
			return "";
		}
		return " (from " + property.getOrigin() + ')';
	}

	private FailureAnalyzedException failure(String name, boolean showValue, String problem, String action) {
		ConfigurationProperty property = find(name);
		StringBuilder description = new StringBuilder("Invalid configuration property '" + name + "'");
		if (property != null && showValue) {
			description.append(" with value '").append(property.getValue()).append('\'');
		}
		description.append(origin(name)).append(":\n\n").append(problem);
		return new FailureAnalyzedException(description.toString(), action);
	}

	private @Nullable ConfigurationProperty find(String name) {
		ConfigurationPropertyName wanted = ConfigurationPropertyName.adapt(name, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(wanted);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

}
