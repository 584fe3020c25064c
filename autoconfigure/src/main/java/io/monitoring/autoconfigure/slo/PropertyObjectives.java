package io.monitoring.autoconfigure.slo;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.slo.SlaProperties.Objective;
import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.DefinedObjective.Origin;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.ReflectionUtils;

/**
 * Makes objectives of properties, and refuses what could not work with the property's
 * name and the way to mend it.
 */
final class PropertyObjectives {

	private static final String PREFIX = "monitoring.sla.objectives.";

	private final PropertyErrors errors;

	private final ObjectiveDefinitions definitions;

	PropertyObjectives(PropertyErrors errors, ObjectiveDefinitions definitions) {
		this.errors = errors;
		this.definitions = definitions;
	}

	/**
	 * Create the objectives.
	 * @param properties what the user wrote
	 * @return the objectives in the order of their names, the default ones where there
	 * are none
	 */
	List<DefinedObjective> create(SlaProperties properties) {
		Map<String, ObjectiveDefinition> written = new TreeMap<>();
		properties.objectives().forEach((name, objective) -> written.put(name, definition(name, objective)));
		Map<String, ObjectiveDefinition> shipped = shipped();
		List<DefinedObjective> objectives = new ArrayList<>();
		(written.isEmpty() ? shipped : written).forEach((name, definition) -> {
			ObjectiveDefinition merged = shipped.containsKey(name) ? merge(definition, shipped.get(name)) : definition;
			objectives.add(create(merged));
		});
		return objectives;
	}

	private DefinedObjective create(ObjectiveDefinition definition) {
		try {
			return new DefinedObjective(definition, this.definitions.create(definition), Origin.PROPERTIES);
		}
		catch (ObjectiveException ex) {
			throw failure(PREFIX + definition.name(), ex);
		}
	}

	private FailureAnalyzedException failure(String key, ObjectiveException ex) {
		String field = ex.field().equals("name") ? "" : "." + FieldNames.dashed(ex.field());
		return this.errors.invalid(key + field, FieldNames.dashedIn(ex.problem()), FieldNames.dashedIn(ex.fix()));
	}

	/** The components of the record have the names of the fields. */
	@SuppressWarnings("unchecked")
	private ObjectiveDefinition definition(String name, Objective properties) {
		ObjectiveDefinition definition = ObjectiveDefinition.named(name);
		Map<String, ObjectiveField<?>> fields = new TreeMap<>();
		ObjectiveField.ALL.forEach((field) -> fields.put(field.name(), field));
		for (RecordComponent component : Objective.class.getRecordComponents()) {
			ObjectiveField<Object> field = (ObjectiveField<Object>) fields.get(component.getName());
			if (field != null && !field.equals(ObjectiveField.PERCENTILES)) {
				definition = definition.with(field, ReflectionUtils.invokeMethod(component.getAccessor(), properties));
			}
		}
		return definition.with(ObjectiveField.PERCENTILES, percentiles(name, properties.percentiles()));
	}

	/** Only to a text may a key with a full stop lead, such as p99.9. */
	private Map<String, Duration> percentiles(String name, Map<String, String> texts) {
		Map<String, Duration> percentiles = new TreeMap<>();
		texts.forEach((percentile, text) -> {
			try {
				percentiles.put(percentile, DurationStyle.detectAndParse(text.strip(), ChronoUnit.MILLIS));
			}
			catch (IllegalArgumentException | ArithmeticException ex) {
				throw this.errors.invalid(PREFIX + name + ".percentiles." + percentile, "This is not a duration.",
						"Set a duration such as 500ms.");
			}
		});
		return percentiles;
	}

	/**
	 * What is not set of a default objective stays as it is, other than what would
	 * contradict what is set.
	 */
	private static ObjectiveDefinition merge(ObjectiveDefinition user, ObjectiveDefinition shipped) {
		String type = user.get(ObjectiveField.TYPE);
		if (type != null && !type.equals(shipped.get(ObjectiveField.TYPE))) {
			return user;
		}
		ObjectiveDefinition base = shipped;
		if (user.has(ObjectiveField.CALENDAR)) {
			base = base.with(ObjectiveField.WINDOW, null);
		}
		if (user.has(ObjectiveField.MAX_ERRORS) || user.has(ObjectiveField.PERCENTILES)) {
			base = base.with(ObjectiveField.TARGET, null);
		}
		if (user.has(ObjectiveField.PERCENTILES)) {
			base = base.with(ObjectiveField.THRESHOLD, null);
		}
		return user.or(base);
	}

	private static Map<String, ObjectiveDefinition> shipped() {
		Map<String, ObjectiveDefinition> shipped = new TreeMap<>();
		shipped.put("api-availability",
				ObjectiveDefinition.named("api-availability")
					.with(ObjectiveField.TYPE, "availability")
					.with(ObjectiveField.TARGET, new BigDecimal("99.9"))
					.with(ObjectiveField.WINDOW, Duration.ofDays(30)));
		shipped.put("api-latency",
				ObjectiveDefinition.named("api-latency")
					.with(ObjectiveField.TYPE, "latency")
					.with(ObjectiveField.TARGET, new BigDecimal("95"))
					.with(ObjectiveField.WINDOW, Duration.ofDays(7))
					.with(ObjectiveField.THRESHOLD, Duration.ofMillis(500)));
		return shipped;
	}

}
