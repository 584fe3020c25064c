package io.monitoring.web;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param address address of the other end of the connection
 * @param locality whether that is this machine
 * @param user name of the authenticated user, {@code null} without one
 * @param inRole whether an authenticated user with a role sends it
 */
public record Caller(String address, Locality locality, @Nullable String user, Predicate<String> inRole) {

}
