/**
 * Auto-configuration of alerting: rules and receivers from properties. Imported by nobody
 * but its parent.
 */
@NullMarked
package io.monitoring.autoconfigure.alert;

import org.jspecify.annotations.NullMarked;
