/**
 * A small shop that uses the starter as any application would: only through its
 * dependency and its configuration.
 */
@NullMarked
package io.monitoring.sample;

import org.jspecify.annotations.NullMarked;
