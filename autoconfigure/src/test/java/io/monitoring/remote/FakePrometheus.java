package io.monitoring.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A server that answers the questions of the HTTP API as a test wants it.
 */
public final class FakePrometheus implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch closed = new CountDownLatch(1);

	/** Answers everything that is not in {@link #answers}. */
	public volatile Function<Question, Answer> otherwise = (question) -> Answer.vector("");

	/** By the query. */
	public final Map<String, Answer> answers = new HashMap<>(
			Map.of("vector(1)", Answer.vector("{\"metric\":{},\"value\":[1,\"1\"]}")));

	public final List<Question> questions = new CopyOnWriteArrayList<>();

	public FakePrometheus() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public List<String> queries() {
		return this.questions.stream()
			.map((question) -> question.form.getOrDefault("query", ""))
			.filter((query) -> !query.equals("vector(1)"))
			.toList();
	}

	private void handle(HttpExchange exchange) throws IOException {
		Map<String, String> form = new HashMap<>();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		for (String pair : body.split("&")) {
			String[] parts = pair.split("=", 2);
			form.put(parts[0], (parts.length > 1) ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
		}
		Question question = new Question(exchange.getRequestURI().getPath(), form, exchange.getRequestHeaders());
		this.questions.add(question);
		Answer answer = this.answers.get(form.getOrDefault("query", ""));
		answer = (answer != null) ? answer : this.otherwise.apply(question);
		if (answer.status == Answer.NEVER) {
			await();
			exchange.close();
			return;
		}
		byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", answer.contentType);
		exchange.getResponseHeaders().set("Location", "/elsewhere");
		exchange.sendResponseHeaders(answer.status, (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private void await() {
		try {
			this.closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What was asked.
	 *
	 * @param path where
	 * @param form the parameters
	 * @param headers the headers
	 */
	public record Question(String path, Map<String, String> form, Headers headers) {
	}

	/**
	 * What is answered.
	 *
	 * @param status the status, {@link #NEVER} for no answer at all
	 * @param contentType what the body is said to be
	 * @param body the body
	 */
	public record Answer(int status, String contentType, String body) {

		static final int NEVER = 0;

		public static Answer json(int status, String body) {
			return new Answer(status, "application/json", body);
		}

		public static Answer vector(String elements) {
			return json(200,
					"{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + elements + "]}}");
		}

		public static Answer never() {
			return new Answer(NEVER, "", "");
		}

	}

}
