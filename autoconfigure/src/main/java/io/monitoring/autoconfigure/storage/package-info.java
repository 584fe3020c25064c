/**
 * Auto-configuration of what outlives the process. Imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure.storage;

import org.jspecify.annotations.NullMarked;
