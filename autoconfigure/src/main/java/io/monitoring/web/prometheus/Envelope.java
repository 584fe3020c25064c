package io.monitoring.web.prometheus;

import java.io.StringWriter;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what every answer has: the status, the data or the error, and what the query
 * wants to tell beside its result.
 */
final class Envelope {

	/** What is told when {@code limit} cut an answer, in the words of Prometheus. */
	static final String TRUNCATED = "results truncated due to limit";

	private static final JsonMapper mapper = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	private Envelope() {
	}

	static String success(Object data) {
		return success((json) -> json.writePOJO(data), List.of(), List.of());
	}

	static String success(Data data, List<String> warnings, List<String> infos) {
		StringWriter target = new StringWriter();
		try (JsonGenerator json = mapper.createGenerator(target)) {
			json.writeStartObject().writeStringProperty("status", "success").writeName("data");
			data.write(json);
			writeTexts(json, "warnings", warnings);
			writeTexts(json, "infos", infos);
			json.writeEndObject();
		}
		return target.toString();
	}

	/**
	 * Write a list of which a limit may cut the end.
	 * @param elements all elements
	 * @param limit the largest number of elements, 0 for no limit
	 */
	static String success(List<?> elements, int limit) {
		if (limit <= 0 || elements.size() <= limit) {
			return success(elements);
		}
		return success((json) -> json.writePOJO(elements.subList(0, limit)), List.of(TRUNCATED), List.of());
	}

	private static void writeTexts(JsonGenerator json, String name, List<String> texts) {
		if (!texts.isEmpty()) {
			json.writeName(name).writePOJO(texts);
		}
	}

	static String error(ErrorType type, String message) {
		return mapper.writeValueAsString(new Failure("error", type.text(), message));
	}

	/**
	 * Writes the value of {@code data}.
	 */
	@FunctionalInterface
	interface Data {

		void write(JsonGenerator json);

	}

	private record Failure(String status, String errorType, String error) {

	}

}
