/**
 * Auto-configuration of the health of the monitoring itself. Imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
