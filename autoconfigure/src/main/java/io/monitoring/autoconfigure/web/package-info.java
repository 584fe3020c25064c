/**
 * Wiring of the HTTP interface: properties and the configuration of the management
 * context. May import everything; nobody imports it.
 */
@NullMarked
package io.monitoring.autoconfigure.web;

import org.jspecify.annotations.NullMarked;
