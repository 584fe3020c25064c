/**
 * Auto-configuration of what the application itself gets of its objectives: events and
 * budgets. Imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure.objective;

import org.jspecify.annotations.NullMarked;
