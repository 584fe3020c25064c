/**
 * Connects the interface to Spring MVC: turns a servlet request into a value and a value
 * into a servlet answer. May import {@code web}; holds no decision of its own.
 */
@NullMarked
package io.monitoring.web.servlet;

import org.jspecify.annotations.NullMarked;
