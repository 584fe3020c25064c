/**
 * What the application may be told about its objectives, each once when it comes to be.
 * May import {@code slo} and {@code series}; how it is told is not its business.
 */
@NullMarked
package io.monitoring.slo.event;

import org.jspecify.annotations.NullMarked;
