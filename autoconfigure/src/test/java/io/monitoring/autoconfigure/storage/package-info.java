/**
 * Tests of the auto-configuration of what outlives the process.
 */
@NullMarked
package io.monitoring.autoconfigure.storage;

import org.jspecify.annotations.NullMarked;
