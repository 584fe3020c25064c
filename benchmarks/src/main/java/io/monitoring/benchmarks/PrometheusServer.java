package io.monitoring.benchmarks;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Prometheus that is installed, on a free loopback port, over given blocks.
 */
final class PrometheusServer implements AutoCloseable {

	private static final int ATTEMPTS = 300;

	private final HttpClient client = HttpClient.newHttpClient();

	private final JsonMapper json = JsonMapper.shared();

	private final Process process;

	private final URI base;

	private PrometheusServer(Process process, URI base) {
		this.process = process;
		this.base = base;
	}

	static PrometheusServer start(Path directory, Path data) throws IOException, InterruptedException {
		String address = "127.0.0.1:" + freePort();
		Process process = new ProcessBuilder("prometheus", "--config.file=" + directory.resolve("prometheus.yml"),
				"--storage.tsdb.path=" + data, "--storage.tsdb.retention.time=100y", "--web.listen-address=" + address,
				"--log.level=warn")
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("prometheus.log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		PrometheusServer server = new PrometheusServer(process, URI.create("http://" + address));
		for (int i = 0; i < ATTEMPTS && !server.isReady(); i++) {
			Thread.sleep(100);
		}
		return server;
	}

	/**
	 * Make blocks of a text as promtool does.
	 * @param openMetrics the samples
	 * @param data where the blocks go
	 */
	static void createBlocks(Path openMetrics, Path data) throws IOException, InterruptedException {
		Process process = new ProcessBuilder("promtool", "tsdb", "create-blocks-from", "openmetrics", "--quiet",
				"--max-block-duration=24h", openMetrics.toString(), data.toString())
			.inheritIO()
			.start();
		if (process.waitFor() != 0) {
			throw new IllegalStateException("promtool made no blocks");
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

	JsonNode instant(String query, long time) throws IOException, InterruptedException {
		return get("/api/v1/query", Map.of("query", query, "time", seconds(time), "stats", "all"));
	}

	JsonNode range(String query, long start, long end, long step) throws IOException, InterruptedException {
		return get("/api/v1/query_range", Map.of("query", query, "start", seconds(start), "end", seconds(end), "step",
				seconds(step), "stats", "all"));
	}

	JsonNode rules() throws IOException, InterruptedException {
		return get("/api/v1/rules", Map.of());
	}

	private static String seconds(long millis) {
		return String.format("%d.%03d", millis / 1000, millis % 1000);
	}

	private JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
		String query = new TreeMap<>(parameters).entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest request = HttpRequest.newBuilder(this.base.resolve(path + "?" + query)).build();
		JsonNode answer = this.json.readTree(this.client.send(request, HttpResponse.BodyHandlers.ofString()).body());
		if (!answer.path("status").asString().equals("success")) {
			throw new IllegalStateException(answer.toString());
		}
		return answer.path("data");
	}

	static String loadAverage() throws IOException {
		return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
