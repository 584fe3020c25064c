package io.monitoring.sample.fault;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultController} and {@link FaultInterceptor}.
 */
@SpringBootTest
@AutoConfigureMockMvc
class FaultControllerTests {

	private static final String NONE = "{\"errorRate\":0.0,\"latency\":\"PT0S\"}";

	@Autowired
	private MockMvcTester mvc;

	@AfterEach
	void switchOff() {
		this.mvc.delete().uri("/faults").exchange();
	}

	@Test
	void faultsAreSwitchedOnShownAndSwitchedOff() {
		assertFaults(this.mvc.get().uri("/faults").exchange(), NONE);
		String faults = "{\"errorRate\":0.2,\"latency\":\"PT0.8S\"}";
		assertFaults(post("{\"errorRate\":0.2,\"latency\":\"800ms\"}"), faults);
		assertFaults(this.mvc.get().uri("/faults").exchange(), faults);
		assertFaults(this.mvc.delete().uri("/faults").exchange(), NONE);
		assertFaults(this.mvc.get().uri("/faults").exchange(), NONE);
	}

	@Test
	void whatIsLeftOutIsSwitchedOff() {
		post("{\"errorRate\":0.2}");
		assertFaults(post("{\"latency\":\"PT2S\"}"), "{\"errorRate\":0.0,\"latency\":\"PT2S\"}");
	}

	@Test
	void errorsMeetTheShopAndNothingElse() {
		post("{\"errorRate\":1}");
		assertThat(this.mvc.get().uri("/products")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(this.mvc.get().uri("/orders/1")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/faults")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk();
		this.mvc.delete().uri("/faults").exchange();
		assertThat(this.mvc.get().uri("/products")).hasStatusOk();
	}

	@Test
	void latencyIsAddedToTheAnswer() {
		post("{\"latency\":\"300ms\"}");
		long start = System.nanoTime();
		assertThat(this.mvc.get().uri("/products")).hasStatusOk();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"errorRate":1.01}         | 'errorRate' is 1.01: use a number from 0 to 1
			{"errorRate":-0.1}         | 'errorRate' is -0.1: use a number from 0 to 1
			{"errorRate":"NaN"}        | 'errorRate' is NaN: use a number from 0 to 1
			{"latency":"10001ms"}      | 'latency' is PT10.001S: use a duration from 0s to 10s
			{"latency":"-1s"}          | 'latency' is PT-1S: use a duration from 0s to 10s
			{"latency":"soon"}         | 'latency' is 'soon': use a duration such as 800ms or 2s
			{"latency":"9999999999999999999d"} | use a duration such as 800ms or 2s
			{}                         | give 'errorRate', 'latency' or both
			{"errorrate":0.5}          | give 'errorRate', 'latency' or both
			{"errorRate":"many"}       | Failed to read request
			{"errorRate":              | Failed to read request
			""", quoteCharacter = '`')
	void aWrongFaultIsRefusedAndChangesNothing(String body, String detail) {
		post("{\"errorRate\":0.25}");
		MvcTestResult refused = post(body);
		assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains(detail);
		assertFaults(this.mvc.get().uri("/faults").exchange(), "{\"errorRate\":0.25,\"latency\":\"PT0S\"}");
	}

	@Test
	void onlyJsonIsRead() {
		assertThat(this.mvc.post().uri("/faults").contentType(MediaType.TEXT_PLAIN).content("{\"errorRate\":1}"))
			.hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		assertThat(this.mvc.put().uri("/faults").contentType(MediaType.APPLICATION_JSON).content("{}"))
			.hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
	}

	private MvcTestResult post(String body) {
		return this.mvc.post().uri("/faults").contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static void assertFaults(MvcTestResult result, String expected) {
		assertThat(result).hasStatusOk().bodyJson().isStrictlyEqualTo(expected);
	}

}
