package io.monitoring.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.AlertState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Json}, {@link JsonReader} and {@link Micros}.
 */
class JsonTests {

	@Test
	void textsComeBackAsTheyWere() throws RowException {
		Map<String, String> texts = Map.of("", "\"\\/\b\f\n\r\t\u0000\u2028", "\ud83d\ude00", "\ud83d half", "ö", "");
		assertThat(Json.texts(Json.write(texts))).isEqualTo(texts);
	}

	@Test
	void alertsComeBackAsTheyWere() throws RowException {
		var alerts = List.of(Samples.alert("a", AlertState.RESOLVED), Samples.alert(Double.NEGATIVE_INFINITY));
		assertThat(Json.alerts(Json.writeAlerts(alerts))).isEqualTo(alerts);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"a\"}", "{\"a\":1}", "{\"a\":\"b\",}", "{\"a\":\"b\"}x", "{\"a\":\"\\x\"}",
			"{\"a\":\"\\u12g4\"}", "{\"a\":\"b\",\"a\":\"c\"}", "[]", "nul", "{\"a\":null}", "{\"a\":[\"b\"]}" })
	void whatIsNoObjectOfTextsIsRefused(String json) {
		assertThatExceptionOfType(RowException.class).isThrownBy(() -> Json.texts(json));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-", "1234567890123456789", "1.5", "[[[[[[[[[[]]]]]]]]]]", "+1" })
	void numbersAndDepthAreBounded(String json) {
		assertThatExceptionOfType(RowException.class).isThrownBy(() -> JsonReader.read(json));
	}

	@Test
	void instantsAreExactToTheMicrosecondAndNeverOverflow() {
		for (String time : new String[] { "1969-12-31T23:59:59.999999Z", "2026-11-21T10:00:00.123456Z",
				"9999-12-31T23:59:59Z", "-0001-01-01T00:00:00.5Z" }) {
			assertThat(Micros.instant(Micros.of(Instant.parse(time)))).isEqualTo(Instant.parse(time));
		}
		assertThat(Micros.instant(Micros.of(Instant.MAX))).isAfter(Instant.parse("9999-12-31T23:59:59Z"));
		assertThat(Micros.instant(Micros.of(Instant.MIN))).isBefore(Instant.parse("-9999-12-31T23:59:59Z"));
	}

}
