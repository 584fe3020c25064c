/**
 * The shop itself: products, orders and their payment. Knows nothing of monitoring.
 */
@NullMarked
package io.monitoring.sample.shop;

import org.jspecify.annotations.NullMarked;
