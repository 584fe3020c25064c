/**
 * Tests of what outlives the process.
 */
@NullMarked
package io.monitoring.storage;

import org.jspecify.annotations.NullMarked;
