package io.monitoring.storage;

import java.sql.SQLException;

/**
 * The database file that is open has no name any more.
 */
final class MovedFileException extends SQLException {

	MovedFileException() {
		super("The file was moved or deleted");
	}

}
