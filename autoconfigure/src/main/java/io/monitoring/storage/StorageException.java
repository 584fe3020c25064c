package io.monitoring.storage;

import org.jspecify.annotations.Nullable;

/**
 * The file cannot be used. The message says why and what to do, in sentences.
 */
final class StorageException extends Exception {

	StorageException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
