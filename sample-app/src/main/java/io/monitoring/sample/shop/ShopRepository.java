package io.monitoring.sample.shop;

import java.util.List;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables of the shop.
 */
@Repository
class ShopRepository {

	/** The database is in memory and the traffic never ends, so old orders go. */
	static final int KEPT_ORDERS = 10_000;

	private final JdbcClient jdbc;

	ShopRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Product> products() {
		return this.jdbc.sql("select id, name, price from products order by id").query(Product.class).list();
	}

	Optional<Order> order(long id) {
		return this.jdbc.sql("select id, product_id, quantity, total, paid from orders where id = :id")
			.param("id", id)
			.query(Order.class)
			.optional();
	}

	/**
	 * Add an order.
	 * @param productId number of the product
	 * @param quantity how many of it
	 * @return the order, or empty when there is no such product
	 */
	@Transactional
	public Optional<Order> add(long productId, int quantity) {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		int added = this.jdbc
			.sql("insert into orders (product_id, quantity, total)"
					+ " select id, :quantity, price * :quantity from products where id = :product")
			.param("quantity", quantity)
			.param("product", productId)
			.update(key, "id");
		if (added == 0) {
			return Optional.empty();
		}
		long id = Objects.requireNonNull(key.getKey()).longValue();
		this.jdbc.sql("delete from orders where id <= :last").param("last", id - KEPT_ORDERS).update();
		return order(id);
	}

	/**
	 * Return how long ago an order was placed.
	 * @param id number of the order
	 * @return its age by the clock of the database
	 */
	Duration age(long id) {
		return this.jdbc.sql("select datediff(millisecond, placed_at, current_timestamp) from orders where id = :id")
			.param("id", id)
			.query(Long.class)
			.optional()
			.map(Duration::ofMillis)
			.orElse(Duration.ZERO);
	}

	/**
	 * Mark an order as paid.
	 * @param id number of the order
	 * @return whether this call did it: not when there is no such order or it was paid
	 */
	boolean pay(long id) {
		return this.jdbc.sql("update orders set paid = true where id = :id and not paid").param("id", id).update() == 1;
	}

}
