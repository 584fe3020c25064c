package io.monitoring.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Locality}.
 */
class LocalityTests {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, 127.0.0.1", "127.0.0.5, 127.0.0.1", "::1, ::1", "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
			"::ffff:127.0.0.1, ::ffff:127.0.0.1" })
	void loopbackAtBothEndsIsLocal(String remote, String local) {
		assertThat(Locality.of(remote, local, new HttpHeaders())).isEqualTo(Locality.LOCAL);
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.1, 10.0.0.2", "127.0.0.1, 10.0.0.2", "10.0.0.1, 127.0.0.1", "localhost, localhost", "'', ''",
			"fe80::1%eth0, ::1", "0.0.0.0, 0.0.0.0" })
	void anythingElseIsRemote(String remote, String local) {
		assertThat(Locality.of(remote, local, new HttpHeaders())).isEqualTo(Locality.REMOTE);
		assertThat(Locality.of(null, null, new HttpHeaders())).isEqualTo(Locality.REMOTE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "forwarded", "X-Forwarded-For", "x-forwarded-host", "X-FORWARDED-PROTO",
			"X-Forwarded-Client-Cert", "X-Forwarded-Anything", "X-Real-IP", "Via", "CF-Connecting-IP",
			"X-Envoy-External-Address" })
	void aProxyHeaderIsNeverLocalWhateverItSays(String header) {
		assertThat(locality(header, "127.0.0.1")).isEqualTo(Locality.FORWARDED);
		assertThat(locality(header, "")).isEqualTo(Locality.FORWARDED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST", "app.localhost:80", "127.0.0.1:8080",
			"192.0.2.2", "[::1]:8080", "[::1]", "myhost:8080", "my_host" })
	void hostWithoutAForeignNameIsLocal(String host) {
		assertThat(locality("Host", host)).isEqualTo(Locality.LOCAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rebind.example.org", "rebind.example.org:8080", "localhost.example.org",
			"127.0.0.1.nip.io", "localhost.", "evil.localhost.example.org:8080", "[::1].example.org" })
	void nameOfAForeignSiteThatPointsHereIsNotLocal(String host) {
		assertThat(locality("Host", host)).isEqualTo(Locality.FOREIGN_HOST);
	}

	@Test
	void otherHeadersDoNotMatter() {
		assertThat(locality("Accept", "application/json")).isEqualTo(Locality.LOCAL);
	}

	private static Locality locality(String header, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(header, value);
		return Locality.of("127.0.0.1", "127.0.0.1", headers);
	}

}
