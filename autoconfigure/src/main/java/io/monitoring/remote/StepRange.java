package io.monitoring.remote;

/**
 * Evenly spaced instants in milliseconds since the epoch.
 *
 * @param start the first
 * @param end not before the last
 * @param step their distance, positive
 */
record StepRange(long start, long end, long step) {

}
