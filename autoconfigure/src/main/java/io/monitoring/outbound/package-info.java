/**
 * The way out by HTTP, and the secrets that it carries. Imports nothing of the project,
 * so that whoever has to ask or tell another server can use it.
 */
@NullMarked
package io.monitoring.outbound;

import org.jspecify.annotations.NullMarked;
