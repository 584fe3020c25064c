/**
 * The HTTP interface below {@code /monitoring}: who may call it, its routes and the
 * records that it answers with. It knows requests and answers as values, so the same code
 * serves any web stack; {@code web.servlet} connects it to Spring MVC. It may import the
 * plain packages and {@code health}; what comes from elsewhere (metrics text, property
 * names) is handed in.
 */
@NullMarked
package io.monitoring.web;

import org.jspecify.annotations.NullMarked;
