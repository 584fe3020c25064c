/**
 * JMH benchmarks, outside the default build. They may import any package, because they
 * measure what users pay for.
 */
@NullMarked
package io.monitoring.benchmarks;

import org.jspecify.annotations.NullMarked;
