package io.monitoring.sample.shop;

import java.math.BigDecimal;

/**
 * What somebody wants to buy.
 *
 * @param id number of the order
 * @param productId number of the product
 * @param quantity how many of it
 * @param total price of all of them
 * @param paid whether the order went through the checkout
 */
record Order(long id, long productId, int quantity, BigDecimal total, boolean paid) {

}
