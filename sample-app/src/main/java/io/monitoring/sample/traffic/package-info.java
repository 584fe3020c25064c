/**
 * Visitors of the shop. They come over HTTP and share no class with it, so that what is
 * measured is what a real client sees.
 */
@NullMarked
package io.monitoring.sample.traffic;

import org.jspecify.annotations.NullMarked;
