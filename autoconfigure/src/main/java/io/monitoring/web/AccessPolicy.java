package io.monitoring.web;

/**
 * How open a part of the interface is.
 *
 * @param property name of the property that says so, for messages
 * @param level what the property says
 */
public record AccessPolicy(String property, AccessLevel level) {

}
