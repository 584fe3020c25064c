/**
 * Keeps what has to outlive the process: notifications, silences, the state of alerts,
 * switches of rules and what happened to alerts. The only package that may use JDBC.
 * Whatever happens to the file, the application runs on: memory is always complete, and
 * the file follows it. Imports the ports of {@code notify}, {@code rule} and
 * {@code alert}.
 */
@NullMarked
package io.monitoring.storage;

import org.jspecify.annotations.NullMarked;
