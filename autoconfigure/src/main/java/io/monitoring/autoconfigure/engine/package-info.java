/**
 * Auto-configuration of the engine: store, sampler, rules, loop. Imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure.engine;

import org.jspecify.annotations.NullMarked;
