/**
 * Wires a remote engine. Imported by nobody.
 */
@NullMarked
package io.monitoring.autoconfigure.remote;

import org.jspecify.annotations.NullMarked;
