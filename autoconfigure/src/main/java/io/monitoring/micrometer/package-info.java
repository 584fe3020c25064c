/**
 * The edge to Micrometer: meters become samples of the store, numbers about ourselves
 * become meters, and objectives on latency get the bucket they need. The only part that
 * knows how a meter is named in Prometheus; may import the plain packages.
 */
@NullMarked
package io.monitoring.micrometer;

import org.jspecify.annotations.NullMarked;
