package io.monitoring.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the answers of Prometheus' API, byte by byte, with a file of requests and
 * answers: a line with method and endpoint, a line for each parameter, and a line with
 * status and body.
 */
class PrometheusGoldenTests {

	private final PrometheusFixture prometheus = PrometheusFixture.create();

	@TestFactory
	Stream<DynamicTest> answersAreThoseOfTheFile() throws IOException {
		try (InputStream file = Objects.requireNonNull(
				PrometheusGoldenTests.class.getResourceAsStream("/prometheus-api/answers.txt"),
				"the file of answers")) {
			String[] blocks = new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\n+");
			assertThat(blocks).hasSizeGreaterThan(30);
			return Arrays.stream(blocks).map((block) -> DynamicTest.dynamicTest(title(block), () -> check(block)));
		}
	}

	private static String title(String block) {
		return block.lines().limit(2).reduce((first, second) -> first + " " + second).orElse("");
	}

	private void check(String block) {
		List<String> lines = block.lines().filter((line) -> !line.startsWith("#")).toList();
		String[] request = lines.get(0).split(" ");
		String[] parameters = lines.subList(1, lines.size() - 1).toArray(String[]::new);
		ApiResponse answer = request[0].equals("POST") ? this.prometheus.post(request[1], parameters)
				: this.prometheus.get(request[1], parameters);
		assertThat(answer.status() + " " + answer.body()).isEqualTo(lines.get(lines.size() - 1));
		assertThat(answer.contentType()).isEqualTo("application/json");
	}

}
