/**
 * Auto-configuration: property classes, conditions and the wiring of everything else. The
 * only package that knows a property key; imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure;

import org.jspecify.annotations.NullMarked;
