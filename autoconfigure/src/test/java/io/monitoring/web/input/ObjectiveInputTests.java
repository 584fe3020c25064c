package io.monitoring.web.input;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObjectiveInputTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@Test
	void whatIsWrittenIsReadAgain() {
		ObjectiveDefinition definition = ObjectiveDefinition.named("shop")
			.with(ObjectiveField.TYPE, "latency")
			.with(ObjectiveField.TARGET, new BigDecimal("99.95"))
			.with(ObjectiveField.WINDOW, Duration.ofDays(7))
			.with(ObjectiveField.MATCH, Map.of("uri", "/a"))
			.with(ObjectiveField.PERCENTILES, Map.of("p99.9", Duration.ofMillis(1500)))
			.with(ObjectiveField.GROUP_BY, List.of("uri", "method"))
			.with(ObjectiveField.MIN_EVENTS, 5);
		String json = MAPPER.writeValueAsString(definition.toMap());
		assertThat(json).contains("\"window\":\"PT168H\"").contains("\"target\":99.95");
		assertThat(ObjectiveInput.read(MAPPER.readTree(json))).isEqualTo(definition);
	}

	@Test
	void durationsMayBeWrittenAsInPromQl() {
		assertThat(
				ObjectiveInput.read(MAPPER.readTree("{\"name\":\"a\",\"window\":\"7d\"}")).get(ObjectiveField.WINDOW))
			.isEqualTo(Duration.ofDays(7));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			[]                                     | is a list and not an object
			{}                                     | 'name' is missing
			{"name":1}                             | 'name' is a number and not a text
			{"name":"a","tarjet":1}                | 'tarjet' is unknown
			{"name":"a","target":"99"}             | 'target' is a text and not a number
			{"name":"a","minEvents":1.5}           | 'minEvents' is a number and not a whole number
			{"name":"a","minEvents":99999999999}   | 'minEvents' is a number and not a whole number
			{"name":"a","window":"long"}           | 'window' is 'long' and not a duration
			{"name":"a","window":30}               | 'window' is a number and not a text
			{"name":"a","match":[]}                | 'match' is a list and not an object
			{"name":"a","match":{"uri":1}}         | 'match.uri' is a number and not a text
			{"name":"a","percentiles":{"p95":"x"}} | 'percentiles.p95' is 'x' and not a duration
			{"name":"a","groupBy":"uri"}           | 'groupBy' is a text and not a list
			{"name":"a","groupBy":[1]}             | 'groupBy[0]' is a number and not a text
			{"name":"a","groupBy":[1,2,3,4,5,6]}   | 'groupBy' has 6 elements""")
	void aFieldOfAnotherTypeIsRefused(String json, String problem) {
		assertThatExceptionOfType(InputException.class).isThrownBy(() -> ObjectiveInput.read(MAPPER.readTree(json)))
			.withMessageContaining(problem);
	}

	@ParameterizedTest
	@MethodSource("fields")
	void everyFieldHasAType(ObjectiveField<?> field) {
		String json = "{\"name\":\"a\",\"" + field.name() + "\":true}";
		assertThatExceptionOfType(InputException.class).isThrownBy(() -> ObjectiveInput.read(MAPPER.readTree(json)))
			.withMessageContaining("'" + field.name() + "'");
	}

	static List<ObjectiveField<?>> fields() {
		return ObjectiveField.ALL;
	}

}
