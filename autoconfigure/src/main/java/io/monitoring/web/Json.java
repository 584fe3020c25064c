package io.monitoring.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import io.monitoring.notify.PlainText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
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

	private static final int SHOWN_NAME = 100;

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

	static JsonNode tree(Object view) {
		return mapper.valueToTree(view);
	}

	static JsonNode read(byte[] body) {
		try {
			checkNames(body);
			return mapper.readTree(body);
		}
		catch (JacksonException ex) {
			throw malformed("The body is not valid JSON%s.", ex.getLocation());
		}
	}

	/** Of two fields with one name, one would be passed over silently. */
	private static void checkNames(byte[] body) {
		Deque<Set<String>> open = new ArrayDeque<>();
		try (JsonParser parser = mapper.createParser(body)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.START_OBJECT) {
					open.push(new HashSet<>());
				}
				else if (token == JsonToken.END_OBJECT) {
					open.pop();
				}
				else if (token == JsonToken.PROPERTY_NAME && !open.element().add(parser.currentName())) {
					String name = PlainText.oneLine(parser.currentName(), SHOWN_NAME).replace("%", "%%");
					throw malformed("Field '" + name + "' is there twice%s; send it once.",
							parser.currentTokenLocation());
				}
			}
		}
	}

	/** Not the parser's message: it quotes the body and the names of classes. */
	private static ApiException malformed(String detail, @Nullable TokenStreamLocation place) {
		String position = (place != null && place.getLineNr() > 0)
				? " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()) : "";
		return new ApiException(ApiException.Kind.MALFORMED, detail.formatted(position));
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
