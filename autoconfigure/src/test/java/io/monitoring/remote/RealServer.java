package io.monitoring.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.test.Tools;
import org.awaitility.Awaitility;

/**
 * A server that is installed, on a free loopback port, with given samples.
 */
final class RealServer implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final Process process;

	final String url;

	private RealServer(Process process, String url) {
		this.process = process;
		this.url = url;
	}

	/**
	 * Start a Prometheus.
	 * @param directory where its files go
	 * @param samples in the format of OpenMetrics, with times in seconds
	 * @return the server
	 */
	static RealServer prometheus(Path directory, String samples) throws IOException, InterruptedException {
		Tools.require("prometheus", "promtool");
		Path file = Files.writeString(directory.resolve("samples.txt"), samples);
		Path data = directory.resolve("data");
		Tools.Result blocks = Tools.run(directory, "promtool", "tsdb", "create-blocks-from", "openmetrics", "--quiet",
				file.toString(), data.toString());
		if (blocks.exitCode() != 0) {
			throw new IllegalStateException("promtool made no blocks: " + blocks.output());
		}
		Path configuration = Files.writeString(directory.resolve("prometheus.yml"), "global: {}\n");
		String address = "127.0.0.1:" + freePort();
		return start(directory, "http://" + address, "/-/ready", "prometheus", "--config.file=" + configuration,
				"--storage.tsdb.path=" + data, "--storage.tsdb.retention.time=100y", "--web.listen-address=" + address,
				"--log.level=warn");
	}

	/**
	 * Start a VictoriaMetrics.
	 * @param directory where its files go
	 * @param samples in the text format of Prometheus, with times in milliseconds
	 * @return the server
	 */
	static RealServer victoriaMetrics(Path directory, String samples) throws IOException, InterruptedException {
		Tools.require("victoria-metrics");
		String address = "127.0.0.1:" + freePort();
		RealServer server = start(directory, "http://" + address, "/health", "victoria-metrics",
				"-storageDataPath=" + directory.resolve("data"), "-httpListenAddr=" + address, "-retentionPeriod=100y",
				"-loggerLevel=ERROR");
		try {
			send(HttpRequest.newBuilder(URI.create(server.url + "/api/v1/import/prometheus"))
				.POST(HttpRequest.BodyPublishers.ofString(samples))
				.build());
			send(HttpRequest.newBuilder(URI.create(server.url + "/internal/force_flush")).build());
			return server;
		}
		catch (IOException | RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private static void send(HttpRequest request) throws IOException, InterruptedException {
		int status = CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		if (status / 100 != 2) {
			throw new IllegalStateException("status " + status + " of " + request.uri());
		}
	}

	private static RealServer start(Path directory, String url, String ready, String... command) throws IOException {
		Process process = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("server.log").toFile())
			.start();
		RealServer server = new RealServer(process, url);
		try {
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> server.isReady(ready));
			return server;
		}
		catch (RuntimeException ex) {
			server.close();
			throw ex;
		}
	}

	private boolean isReady(String path) throws InterruptedException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("the server ended with code " + this.process.exitValue());
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path)).build();
			return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
