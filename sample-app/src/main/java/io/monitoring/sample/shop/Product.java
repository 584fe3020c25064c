package io.monitoring.sample.shop;

import java.math.BigDecimal;

/**
 * Something that the shop sells.
 *
 * @param id number of the product
 * @param name what it is
 * @param price price of one
 */
record Product(long id, String name, BigDecimal price) {

}
