package io.monitoring.web.alertmanager;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param json the body, empty if there is none
 */
public record AlertmanagerAnswer(int status, String json) {

	private static final JsonMapper mapper = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	static AlertmanagerAnswer ok(Object view) {
		return new AlertmanagerAnswer(200, mapper.writeValueAsString(view));
	}

	/**
	 * Create an error, which Alertmanager's clients expect to be one JSON text.
	 * @param status the HTTP status
	 * @param message what is wrong
	 * @return the answer
	 */
	public static AlertmanagerAnswer error(int status, String message) {
		return new AlertmanagerAnswer(status, mapper.writeValueAsString(message));
	}

}
