package io.monitoring.storage;

import java.sql.SQLException;

/**
 * The database file is damaged.
 */
final class CorruptFileException extends SQLException {

	CorruptFileException(String message) {
		super(message);
	}

}
