package io.monitoring.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrometheusNamesTests {

	private final PrometheusNamingConvention truth = new PrometheusNamingConvention();

	private final PrometheusNames names = new PrometheusNames();

	@ParameterizedTest
	@ValueSource(strings = { "a", "http.server.requests", "a.total", "total", "_total", "a.bucket.info", "a_created",
			"9lives", "a-b/c d", "Größe", "\uD83D\uDE00.count", "time.seconds", "size.bytes", "a:b", "__x", "_.x",
			"..x", "total.total.total", "a.info", "x.y_seconds", "1" })
	void namesAndTagKeysAreThoseOfTheRegistry(String name) {
		for (Meter.Type type : Meter.Type.values()) {
			for (String unit : new String[] { null, "bytes", "seconds", "total" }) {
				assertThat(this.names.name(name, type, unit)).isEqualTo(this.truth.name(name, type, unit));
			}
		}
		assertThat(this.names.tagKey(name)).isEqualTo(this.truth.tagKey(name));
	}

}
