package io.monitoring.storage;

import org.jspecify.annotations.Nullable;

/**
 * A row of the database cannot be understood.
 */
final class RowException extends Exception {

	RowException(String message) {
		this(message, null);
	}

	RowException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
