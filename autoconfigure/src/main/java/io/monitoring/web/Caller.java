package io.monitoring.web;

import java.util.function.Predicate;

/**
 * Who sends a request.
 *
 * @param address address of the other end of the connection
 * @param locality whether that is this machine
 * @param inRole whether an authenticated user with a role sends it
 */
public record Caller(String address, Locality locality, Predicate<String> inRole) {

}
