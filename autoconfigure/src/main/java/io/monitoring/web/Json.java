package io.monitoring.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads JSON with a mapper of its own: the settings of the application's
 * mapper would change the interface.
 */
final class Json {

	private static final int MAX_DEPTH = 32;

	private static final JsonMapper mapper = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.build())
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	private Json() {
	}

	static String write(Object view) {
		return mapper.writeValueAsString(view);
	}

	static JsonNode read(byte[] body) {
		try {
			return mapper.readTree(body);
		}
		catch (JacksonException ex) {
			throw new ApiException(ApiException.Kind.MALFORMED, "The body is not valid JSON.");
		}
	}

	/**
	 * Return a number for JSON, which knows no NaN and no infinity.
	 * @param value the number
	 * @return the number, or {@code NaN}, {@code +Inf} and {@code -Inf} as a text
	 */
	static Object number(double value) {
		if (Double.isFinite(value)) {
			return value;
		}
		if (Double.isNaN(value)) {
			return "NaN";
		}
		return (value > 0) ? "+Inf" : "-Inf";
	}

}
