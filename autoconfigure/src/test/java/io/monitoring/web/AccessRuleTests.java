package io.monitoring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessRule} and {@link ApiKeys}, through the interface.
 */
class AccessRuleTests {

	private static final List<String> READS = List.of("", "metrics", "sla", "sla/objectives",
			"sla/error-budget/api-latency", "alerts", "alerts/rules", "alerts/prometheus-rules", "status");

	private static final String ENABLE = "alerts/rules/SlowCheckout/enable";

	@Test
	void fromTheLocalMachineEverythingWorks() {
		ApiFixture api = new ApiFixture();
		assertThat(READS).allSatisfy((path) -> assertThat(api.get(path).status()).isEqualTo(200));
		assertThat(api.post(ENABLE).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource(value = Locality.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
	void fromElsewhereOnlyHealthAnswers(Locality locality) {
		ApiFixture api = new ApiFixture().from(locality);
		assertThat(READS).allSatisfy((path) -> assertThat(api.get(path).status()).isEqualTo(403));
		assertThat(api.post(ENABLE).status()).isEqualTo(403);
		assertThat(api.monitoring.switches()).isEmpty();
		assertThat(api.get("health/live").status()).isEqualTo(503);
		assertThat(ApiFixture.json(api.get("health")).propertyNames()).containsExactly("status");
	}

	@Test
	void refusalNamesTheProperty() {
		ApiFixture api = new ApiFixture().from(Locality.REMOTE);
		assertThat(ApiFixture.json(api.get("sla")).path("detail").asString()).contains("'monitoring.web.read'");
		assertThat(ApiFixture.json(api.post(ENABLE)).path("detail").asString()).contains("'monitoring.web.write'");
		assertThat(api.get("sla").contentType()).isEqualTo("application/problem+json");
	}

	@Test
	void whatDoesNotExistIsRefusedLikeWhatDoes() {
		ApiFixture api = new ApiFixture().from(Locality.REMOTE);
		assertThat(api.get("nothing").status()).isEqualTo(403);
		assertThat(api.get("sla/error-budget/nothing").status()).isEqualTo(403);
		assertThat(api.call("DELETE", "sla", Map.of(), "").status()).isEqualTo(403);
		assertThat(api.call("OPTIONS", "sla", Map.of(), "").status()).isEqualTo(403);
	}

	@Test
	void allOpensToEverybody() {
		ApiFixture api = new ApiFixture(AccessLevel.ALL, AccessLevel.ALL).from(Locality.FORWARDED);
		assertThat(api.get("sla").status()).isEqualTo(200);
		assertThat(api.post(ENABLE).status()).isEqualTo(200);
		assertThat(api.json("health").path("components").path("db").path("details").path("error").asString())
			.isEqualTo("refused");
	}

	@Test
	void noneClosesWritesToTheLocalMachineToo() {
		ApiFixture api = new ApiFixture(AccessLevel.LOCAL, AccessLevel.NONE);
		assertThat(api.post(ENABLE).status()).isEqualTo(403);
		assertThat(ApiFixture.json(api.post(ENABLE)).path("detail").asString())
			.isEqualTo("'monitoring.web.write' is 'none'.");
		assertThat(api.get("sla").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "ENDPOINT_ADMIN, 200", "ROLE_ENDPOINT_ADMIN, 200", "USER, 403", "ROLE_ROLE_ENDPOINT_ADMIN, 403" })
	void authenticatedAsksForTheRoleWithOrWithoutPrefix(String role, int status) {
		ApiFixture api = new ApiFixture(AccessLevel.AUTHENTICATED, AccessLevel.AUTHENTICATED).from(Locality.REMOTE)
			.withRole(role);
		assertThat(api.get("sla").status()).isEqualTo(status);
		assertThat(api.post(ENABLE).status()).isEqualTo(status);
	}

	@Test
	void theRoleOpensNothingThatIsLocal() {
		ApiFixture api = new ApiFixture().from(Locality.REMOTE).withRole("ENDPOINT_ADMIN");
		assertThat(api.get("sla").status()).isEqualTo(403);
	}

	@Test
	void apiKeyIsTakenFromEitherHeader() {
		ApiFixture api = authenticated();
		assertThat(withHeader(api, "X-API-Key", ApiFixture.KEY)).isEqualTo(200);
		assertThat(withHeader(api, "Authorization", "Bearer " + ApiFixture.KEY)).isEqualTo(200);
		assertThat(withHeader(api, "Authorization", "bearer " + ApiFixture.KEY)).isEqualTo(200);
		assertThat(withHeader(api, "Authorization", "Basic " + ApiFixture.KEY)).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong", ApiFixture.KEY_HASH, ApiFixture.KEY + " " })
	void wrongKeyIsRefused(String key) {
		assertThat(withHeader(authenticated(), "X-API-Key", key)).isEqualTo(403);
	}

	@Test
	void tenWrongKeysCloseTheDoorForAMinuteToThatAddressOnly() {
		ApiFixture api = authenticated();
		for (int i = 0; i < 10; i++) {
			assertThat(withHeader(api, "X-API-Key", "wrong" + i)).isEqualTo(403);
		}
		ApiResponse blocked = api.call("GET", "sla", Map.of("X-API-Key", ApiFixture.KEY), "");
		assertThat(blocked.status()).isEqualTo(429);
		assertThat(blocked.headers()).containsEntry("Retry-After", "60");
		assertThat(withHeader(api.from(Locality.REMOTE, "203.0.113.8"), "X-API-Key", ApiFixture.KEY)).isEqualTo(200);
		assertThat(api.from(Locality.LOCAL, "127.0.0.1").get("sla").status()).isEqualTo(200);
		api.from(Locality.REMOTE).monitoring.advance(Duration.ofSeconds(59));
		assertThat(withHeader(api, "X-API-Key", ApiFixture.KEY)).isEqualTo(429);
		api.monitoring.advance(Duration.ofSeconds(1));
		assertThat(withHeader(api, "X-API-Key", ApiFixture.KEY)).isEqualTo(200);
	}

	@Test
	void healthStillAnswersAnAddressWithTooManyWrongKeys() {
		ApiFixture api = authenticated();
		for (int i = 0; i < 11; i++) {
			withHeader(api, "X-API-Key", "wrong");
		}
		ApiResponse health = api.call("GET", "health", Map.of("X-API-Key", "wrong"), "");
		assertThat(health.body()).isEqualTo("{\"status\":\"DOWN\"}");
	}

	private static ApiFixture authenticated() {
		return new ApiFixture(AccessLevel.AUTHENTICATED, AccessLevel.AUTHENTICATED).from(Locality.REMOTE);
	}

	private static int withHeader(ApiFixture api, String header, String value) {
		return api.call("GET", "sla", Map.of(header, value), "").status();
	}

}
