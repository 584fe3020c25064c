package io.monitoring.autoconfigure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses fields that do not exist. Boot leaves them out silently, other than those of
 * entries of a list.
 */
public final class KnownFields {

	private final Environment environment;

	private final PropertyErrors errors;

	public KnownFields(Environment environment, PropertyErrors errors) {
		this.environment = environment;
		this.errors = errors;
	}

	/**
	 * Return the fields of a record as they are written.
	 * @param properties the record
	 * @return the names, with dashes
	 */
	public static Set<String> of(Class<?> properties) {
		return Arrays.stream(properties.getRecordComponents())
			.map((component) -> component.getName().equals("continueMatching") ? "continue" : component.getName())
			.map((name) -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Refuse unknown fields. Names in the environment of the process lose their dashes,
	 * so they are not asked.
	 * @param parent what has the fields, or the map of what has them
	 * @param depth elements of a name between the parent and the field
	 * @param known the fields
	 */
	public void refuse(String parent, int depth, Set<String> known) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(parent);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable
					&& !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
				iterable.stream()
					.filter(name::isAncestorOf)
					.forEach((candidate) -> check(candidate, name.getNumberOfElements() + depth, known));
			}
		}
	}

	private void check(ConfigurationPropertyName name, int position, Set<String> known) {
		if (position >= name.getNumberOfElements()) {
			return;
		}
		String field = name.getElement(position, Form.UNIFORM);
		if (known.stream().noneMatch((key) -> key.replace("-", "").equals(field))) {
			throw this.errors.invalidSecret(name.toString(),
					"There is no '" + name.getElement(position, Form.ORIGINAL) + "' here.",
					"Use one of " + String.join(", ", known) + ", or remove it.");
		}
	}

}
