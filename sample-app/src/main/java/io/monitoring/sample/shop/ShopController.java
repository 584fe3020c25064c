package io.monitoring.sample.shop;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The shop over HTTP.
 */
@RestController
class ShopController {

	private static final int LARGEST_QUANTITY = 100;

	private final ShopRepository shop;

	private final OrderMetrics metrics;

	ShopController(ShopRepository shop, OrderMetrics metrics) {
		this.shop = shop;
		this.metrics = metrics;
	}

	@GetMapping("/products")
	List<Product> products() {
		return this.shop.products();
	}

	@PostMapping("/orders")
	ResponseEntity<Order> order(@RequestBody OrderRequest request) {
		if (request.quantity() < 1 || request.quantity() > LARGEST_QUANTITY) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"'quantity' must be between 1 and " + LARGEST_QUANTITY);
		}
		Order order = this.shop.add(request.productId(), request.quantity())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"There is no product " + request.productId()));
		return ResponseEntity.created(URI.create("/orders/" + order.id())).body(order);
	}

	@GetMapping("/orders/{id}")
	Order order(@PathVariable long id) {
		return this.shop.order(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no order " + id));
	}

	@PostMapping("/checkout")
	Order checkout(@RequestBody CheckoutRequest request) {
		boolean paid = this.shop.pay(request.orderId());
		Order order = order(request.orderId());
		if (!paid) {
			this.metrics.rejected();
			throw new ResponseStatusException(HttpStatus.CONFLICT, "Order " + order.id() + " is paid already");
		}
		this.metrics.paid(this.shop.age(order.id()));
		return order;
	}

	/**
	 * Body of a new order.
	 *
	 * @param productId number of the product
	 * @param quantity how many of it
	 */
	record OrderRequest(long productId, int quantity) {

	}

	/**
	 * Body of a payment.
	 *
	 * @param orderId number of the order
	 */
	record CheckoutRequest(long orderId) {

	}

}
