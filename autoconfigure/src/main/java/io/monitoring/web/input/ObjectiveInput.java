package io.monitoring.web.input;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import tools.jackson.databind.JsonNode;

/**
 * Reads the definition of an objective that somebody sends. The types of the fields are
 * checked here, what they say where objectives are made of it.
 */
public final class ObjectiveInput {

	private static final int LONGEST_NAME = 63;

	private static final String[] KNOWN = Stream
		.concat(Stream.of("name"), ObjectiveField.ALL.stream().map(ObjectiveField::name))
		.toArray(String[]::new);

	private ObjectiveInput() {
	}

	/**
	 * Read a definition.
	 * @param body an object with the fields of {@link ObjectiveDefinition#toMap()}
	 * @return the definition
	 * @throws InputException if a field is unknown or of another type
	 */
	public static ObjectiveDefinition read(JsonNode body) {
		Fields fields = Fields.of(body, KNOWN);
		ObjectiveDefinition definition = ObjectiveDefinition.named(fields.requiredText("name", LONGEST_NAME));
		for (ObjectiveField<?> field : ObjectiveField.ALL) {
			if (fields.has(field.name())) {
				definition = with(definition, field, fields);
			}
		}
		return definition;
	}

	/**
	 * The type of the value is that of the kind, which the constants of the fields say.
	 */
	@SuppressWarnings("unchecked")
	private static ObjectiveDefinition with(ObjectiveDefinition definition, ObjectiveField<?> field, Fields fields) {
		String name = field.name();
		return switch (field.kind()) {
			case TEXT -> definition.with((ObjectiveField<String>) field, fields.text(name, field.most()));
			case NUMBER -> definition.with((ObjectiveField<BigDecimal>) field, fields.number(name));
			case COUNT -> definition.with((ObjectiveField<Integer>) field, fields.count(name));
			case DURATION -> definition.with((ObjectiveField<Duration>) field, fields.duration(name));
			case TEXTS -> definition.with((ObjectiveField<Map<String, String>>) field,
					fields.texts(name, field.most(), ObjectiveField.LONGEST_ENTRY));
			case DURATIONS -> definition.with((ObjectiveField<Map<String, Duration>>) field, durations(fields, field));
			case LIST -> definition.with((ObjectiveField<List<String>>) field, texts(fields, field));
		};
	}

	private static Map<String, Duration> durations(Fields fields, ObjectiveField<?> field) {
		Map<String, Duration> durations = new LinkedHashMap<>();
		fields.texts(field.name(), field.most(), ObjectiveField.LONGEST_ENTRY)
			.forEach((key, text) -> durations.put(key,
					Fields.duration(text, field.name() + "." + InputException.quote(key).replace("'", ""))));
		return durations;
	}

	private static List<String> texts(Fields fields, ObjectiveField<?> field) {
		List<JsonNode> nodes = fields.list(field.name(), field.most());
		return Stream.iterate(0, (i) -> i < nodes.size(), (i) -> i + 1)
			.map((i) -> Fields.text(nodes.get(i), field.name() + "[" + i + "]", ObjectiveField.LONGEST_ENTRY))
			.toList();
	}

}
