/**
 * Auto-configuration of service level objectives from properties. Imported by nobody but
 * its parent.
 */
@NullMarked
package io.monitoring.autoconfigure.slo;

import org.jspecify.annotations.NullMarked;
