package io.monitoring.promql.differential;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import io.monitoring.test.Tools;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Prometheus that is installed, on a free loopback port, with given samples.
 */
final class PrometheusServer implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = JsonMapper.shared();

	private final Process process;

	private final URI base;

	private final Thread hook;

	private PrometheusServer(Process process, URI base) {
		this.process = process;
		this.base = base;
		this.hook = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	/**
	 * Start a server and wait until it answers.
	 * @param directory where its files go
	 * @param openMetrics the samples
	 * @return the server
	 */
	static PrometheusServer start(Path directory, String openMetrics) throws IOException, InterruptedException {
		Tools.require("prometheus", "promtool");
		Path samples = Files.writeString(directory.resolve("samples.txt"), openMetrics);
		Path data = directory.resolve("data");
		Tools.Result blocks = Tools.run(directory, "promtool", "tsdb", "create-blocks-from", "openmetrics", "--quiet",
				samples.toString(), data.toString());
		if (blocks.exitCode() != 0) {
			throw new IllegalStateException("promtool made no blocks: " + blocks.output());
		}
		Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
		String address = "127.0.0.1:" + freePort();
		Process process = new ProcessBuilder("prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + data, "--storage.tsdb.retention.time=100y", "--web.listen-address=" + address,
				"--log.level=warn")
			.directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("prometheus.log").toFile())
			.start();
		PrometheusServer server = new PrometheusServer(process, URI.create("http://" + address));
		try {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::isReady);
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private boolean isReady() throws InterruptedException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("prometheus ended with code " + this.process.exitValue());
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(this.base.resolve("/-/ready")).build();
			return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	Answer ask(Question question) throws IOException, InterruptedException {
		Map<String, String> form = new LinkedHashMap<>();
		// The name of the function before 3.0
		form.put("query", question.text().replace("double_exponential_smoothing", "holt_winters"));
		if (question.isInstant()) {
			form.put("time", seconds(question.start()));
			return answer(post("/api/v1/query", form));
		}
		form.put("start", seconds(question.start()));
		form.put("end", seconds(question.end()));
		form.put("step", seconds(question.step()));
		return answer(post("/api/v1/query_range", form));
	}

	private static String seconds(long millis) {
		return String.format("%d.%03d", millis / 1000, millis % 1000);
	}

	private JsonNode post(String path, Map<String, String> form) throws IOException, InterruptedException {
		String body = form.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest request = HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.json.readTree(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body());
	}

	private static Answer answer(JsonNode response) {
		if (!response.path("status").asString().equals("success")) {
			return Answer.failed(response.path("errorType").asString() + ": " + response.path("error").asString());
		}
		JsonNode data = response.path("data");
		JsonNode result = data.path("result");
		return switch (data.path("resultType").asString()) {
			case "scalar" -> Answer.of(List.of(range(Labels.EMPTY, List.of(result))));
			case "string" -> Answer
				.of(List.of(Answer.single(Labels.of("text", result.get(1).asString()), millis(result.get(0)), 0)));
			case "vector" -> Answer.of(map(result, "value"));
			default -> Answer.of(map(result, "values"));
		};
	}

	private static List<Value.Range> map(JsonNode result, String field) {
		List<Value.Range> series = new ArrayList<>();
		for (JsonNode element : result) {
			Labels.Builder labels = Labels.builder();
			element.path("metric")
				.properties()
				.forEach((label) -> labels.set(label.getKey(), label.getValue().asString()));
			JsonNode samples = element.path(field);
			series.add(range(labels.build(), field.equals("value") ? List.of(samples) : samples));
		}
		return series;
	}

	private static Value.Range range(Labels labels, Iterable<JsonNode> pairs) {
		List<JsonNode> samples = new ArrayList<>();
		pairs.forEach(samples::add);
		return new Value.Range(labels, samples.stream().mapToLong((pair) -> millis(pair.get(0))).toArray(),
				samples.stream().mapToDouble((pair) -> NumberText.parse(pair.get(1).asString())).toArray());
	}

	private static long millis(JsonNode seconds) {
		return Math.round(seconds.asDouble() * 1000);
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
		Runtime.getRuntime().removeShutdownHook(this.hook);
	}

}
