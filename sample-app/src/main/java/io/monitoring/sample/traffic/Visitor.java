package io.monitoring.sample.traffic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * Somebody who looks at the products, orders one, pays and looks at the order again.
 */
final class Visitor {

	/** How many requests a visit takes when none of them fails. */
	static final int REQUESTS = 4;

	/** Longer than the longest delay that can be switched on. */
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private static final int PRODUCTS = 5;

	private final RestClient client;

	Visitor(int port) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(PATIENCE);
		this.client = RestClient.builder().requestFactory(requests).baseUrl("http://localhost:" + port).build();
	}

	/**
	 * Send the requests of one visit. An error answer is no reason to stop, but without
	 * an order there is nothing to pay.
	 */
	void visit() {
		get("/products");
		order().ifPresent((order) -> {
			checkout(order.id());
			get("/orders/" + order.id());
		});
	}

	private void get(String path) {
		this.client.get().uri(path).exchange((request, response) -> response.getStatusCode());
	}

	private Optional<Placed> order() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return this.client.post()
			.uri("/orders")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("productId", random.nextInt(PRODUCTS) + 1, "quantity", random.nextInt(3) + 1))
			.exchange((request, response) -> response.getStatusCode().is2xxSuccessful()
					? Optional.ofNullable(response.bodyTo(Placed.class)) : Optional.empty());
	}

	private void checkout(long orderId) {
		this.client.post()
			.uri("/checkout")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("orderId", orderId))
			.exchange((request, response) -> response.getStatusCode());
	}

	/**
	 * What a visitor reads of an order.
	 *
	 * @param id number of the order
	 */
	record Placed(long id) {

	}

}
