package io.monitoring.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.alert.Alert;
import io.monitoring.series.LabelMatcher;
import io.monitoring.test.Promptly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes what is read from rows: damaged JSON is refused, and what is understood comes
 * out the same again.
 */
class JsonFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void anyTextIsRefusedOrSurvivesARoundTrip(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		Promptly.run(() -> {
			check(() -> assertThat(Json.labels(Json.write(Json.labels(text)))).isEqualTo(Json.labels(text)));
			check(() -> assertThat(Json.texts(Json.write(Json.texts(text)))).isEqualTo(Json.texts(text)));
			check(() -> assertThat(Json.list(Json.write(Json.list(text)))).hasSameElementsAs(Json.list(text)));
			check(() -> {
				List<LabelMatcher> matchers = Json.matchers(text);
				String again = Json.writeMatchers(matchers);
				assertThat(Json.writeMatchers(Json.matchers(again))).isEqualTo(again);
			});
			check(() -> {
				List<Alert> alerts = Json.alerts(text);
				assertThat(Json.alerts(Json.writeAlerts(alerts))).isEqualTo(alerts);
			});
		});
	}

	private static void check(Decoding decoding) {
		try {
			decoding.run();
		}
		catch (RowException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

	private interface Decoding {

		void run() throws RowException;

	}

}
