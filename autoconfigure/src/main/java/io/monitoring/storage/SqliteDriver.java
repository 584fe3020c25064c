package io.monitoring.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The driver of SQLite, which has to unpack a native library first.
 */
final class SqliteDriver {

	private static final String FOLDER_PROPERTY = "org.sqlite.tmpdir";

	private SqliteDriver() {
	}

	/**
	 * Open a connection.
	 * @param file the database
	 * @return the connection
	 */
	static Connection connect(Path file) throws SQLException {
		Connection connection = new JDBC().connect(JDBC.PREFIX + file, new Properties());
		if (connection == null) {
			throw new SQLException("The driver does not know the address of " + file);
		}
		return connection;
	}

	/**
	 * Load the native library. Where the usual folder for temporary files does not allow
	 * programs, it is unpacked beside the database.
	 * @param folder folder of the database
	 * @throws StorageException if it cannot be loaded
	 */
	static synchronized void load(Path folder) throws StorageException {
		Throwable failure = tryToLoad();
		String configured = System.getProperty(FOLDER_PROPERTY);
		if (failure != null && configured == null) {
			System.setProperty(FOLDER_PROPERTY, folder.toString());
			try {
				failure = tryToLoad();
			}
			finally {
				System.clearProperty(FOLDER_PROPERTY);
			}
		}
		if (failure != null) {
			throw new StorageException("The native library of SQLite cannot be loaded. Let programs run in the folder "
					+ "for temporary files, or name another one with -D" + FOLDER_PROPERTY + ".", failure);
		}
	}

	private static @Nullable Throwable tryToLoad() {
		try {
			return SQLiteJDBCLoader.initialize() ? null : new IllegalStateException("The library did not load");
		}
		catch (Exception | LinkageError ex) {
			return ex;
		}
	}

}
