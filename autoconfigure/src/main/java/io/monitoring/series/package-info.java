/**
 * Labels, matchers and the bounded store of samples: what the rest of the engine stands
 * on. Imports nothing of this project, so that every other package may import it.
 */
@NullMarked
package io.monitoring.series;

import org.jspecify.annotations.NullMarked;
