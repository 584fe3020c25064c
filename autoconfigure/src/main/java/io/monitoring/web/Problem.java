package io.monitoring.web;

/**
 * A problem detail of RFC 9457.
 *
 * @param type stable identity of the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail what is wrong here and what to do
 * @param instance the path of the request
 */
record Problem(String type, String title, int status, String detail, String instance) {

}
