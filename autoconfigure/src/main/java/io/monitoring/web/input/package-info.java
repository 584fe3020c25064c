/**
 * Reads what clients send: query parameters, JSON objects, matchers and silences. It is
 * strict, because a field that is misspelt and passed over looks like one that works:
 * every message names the field, what is wrong and what to send instead. May import
 * {@code notify}, {@code alert} and {@code series}; knows neither routes nor answers.
 */
@NullMarked
package io.monitoring.web.input;

import org.jspecify.annotations.NullMarked;
