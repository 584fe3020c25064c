package io.monitoring.web.input;

import java.util.Map;

import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A test or drill that somebody asks for.
 *
 * @param receiver name of the receiver to tell past all routes, {@code null} for those
 * that the routes choose
 * @param labels labels of the alert, none unless they were given
 * @param annotations texts of the alert
 */
public record AlertInput(@Nullable String receiver, Labels labels, Map<String, String> annotations) {

	private static final int MAX_LABELS = 32;

	private static final int MAX_NAME = 128;

	private static final int MAX_VALUE = 256;

	private static final int MAX_ANNOTATION = 1024;

	/**
	 * Read a drill: all it can choose is the receiver.
	 * @param body the body
	 * @return the drill
	 */
	public static AlertInput drill(JsonNode body) {
		return new AlertInput(Fields.of(body, "receiver").text("receiver", MAX_NAME), Labels.EMPTY, Map.of());
	}

	/**
	 * Read a test: a receiver, or labels that the routes see, or both.
	 * @param body the body
	 * @return the test
	 */
	public static AlertInput test(JsonNode body) {
		Fields fields = Fields.of(body, "receiver", "labels", "annotations");
		String receiver = fields.text("receiver", MAX_NAME);
		Labels.Builder labels = Labels.builder();
		fields.texts("labels", MAX_LABELS, MAX_VALUE)
			.forEach((name, value) -> labels.set(named("labels", name), value));
		Map<String, String> annotations = fields.texts("annotations", MAX_LABELS, MAX_ANNOTATION);
		annotations.keySet().forEach((name) -> named("annotations", name));
		AlertInput test = new AlertInput(receiver, labels.build(), annotations);
		if (receiver == null && test.labels.isEmpty()) {
			throw new InputException("The body has neither 'receiver' nor 'labels'; send {\"receiver\": \"slack\"} to "
					+ "test one receiver, or {\"labels\": {\"severity\": \"critical\"}} to test the routes.");
		}
		return test;
	}

	private static String named(String field, String name) {
		return MatcherInput.checkedName("Field '" + field + "'", name);
	}

}
