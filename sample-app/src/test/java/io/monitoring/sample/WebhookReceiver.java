package io.monitoring.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for a team's own receiver of notifications: a real HTTP server that keeps what
 * it got.
 */
final class WebhookReceiver implements AutoCloseable {

	private final JsonMapper json = new JsonMapper();

	private final List<Message> received = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	WebhookReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	String url(String path) {
		return "http://localhost:" + this.server.getAddress().getPort() + path;
	}

	/**
	 * Return what was posted to one path.
	 * @param path the path
	 * @return the bodies, oldest first
	 */
	List<JsonNode> at(String path) {
		return this.received.stream().filter((message) -> message.path().equals(path)).map(Message::body).toList();
	}

	/**
	 * Return the notifications about one rule.
	 * @param rule name of the rule
	 * @return bodies that name it in an alert, oldest first
	 */
	List<JsonNode> about(String rule) {
		return this.received.stream()
			.map(Message::body)
			.filter((body) -> body.path("alerts")
				.valueStream()
				.anyMatch((alert) -> rule.equals(alert.at("/labels/alertname").asString(""))))
			.toList();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.received.add(new Message(exchange.getRequestURI().getPath(),
					this.json.readTree(exchange.getRequestBody().readAllBytes())));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Message(String path, JsonNode body) {

	}

}
