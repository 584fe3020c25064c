package io.monitoring.autoconfigure.storage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.storage.StorageSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of what outlives the process: silences, the state of alerts, notifications
 * and the history of both.
 *
 * @param type Where it is kept. In memory, too, where the SQLite driver is not on the
 * class path or the file cannot be used. An address or a data source means "postgresql".
 * @param path File of the database. "monitoring-data" in the working directory and the
 * name of the application when it is not set. Each process needs a file of its own.
 * @param retention How long the history of alerts and notifications is kept, at least 1h.
 * @param maxSize Largest size of the database on the disk, at least 1MB. The oldest
 * history goes first.
 * @param url Address of a PostgreSQL that all replicas of the application share, for
 * example "jdbc:postgresql://db:5432/monitoring".
 * @param username User of the database, unless the address has it.
 * @param password Password of the user.
 * @param dataSource Name of a DataSource bean of the application that leads to the
 * PostgreSQL, instead of an address.
 * @param initializeSchema Whether missing tables are made in the PostgreSQL. Otherwise
 * the scripts in META-INF/monitoring/storage/postgresql have to be run before.
 */
@ConfigurationProperties("monitoring.storage")
public record StorageProperties(@DefaultValue("sqlite") Type type, @Nullable String path,
		@DefaultValue("90d") Duration retention, @DefaultValue("200MB") DataSize maxSize, @Nullable String url,
		@Nullable String username, @Nullable String password, @Nullable String dataSource,
		@DefaultValue("true") boolean initializeSchema) {

	private static final Duration LEAST_RETENTION = Duration.ofHours(1);

	private static final Duration MOST_RETENTION = Duration.ofDays(3660);

	private static final int MAX_NAME = 100;

	StorageSettings settings(String application, PropertyErrors errors) {
		Duration kept = checkedRetention(errors);
		if (this.maxSize.toBytes() < StorageSettings.LEAST_SIZE) {
			throw errors.invalid("monitoring.storage.max-size", "The size is below 1MB.", "Set a size such as 200MB.");
		}
		return new StorageSettings(file(application, errors), kept, this.maxSize.toBytes());
	}

	Duration checkedRetention(PropertyErrors errors) {
		if (this.retention.compareTo(LEAST_RETENTION) < 0 || this.retention.compareTo(MOST_RETENTION) > 0) {
			throw errors.invalid("monitoring.storage.retention", "The duration is not between 1h and 3660d.",
					"Set a duration such as 90d.");
		}
		return this.retention;
	}

	private Path file(String application, PropertyErrors errors) {
		try {
			if (this.path == null || this.path.isBlank()) {
				return Path.of("monitoring-data", fileName(application) + ".db");
			}
			Path file = Path.of(this.path.strip());
			if (file.toAbsolutePath().normalize().getParent() == null) {
				throw new InvalidPathException(this.path, "No file");
			}
			return file;
		}
		catch (InvalidPathException ex) {
			throw errors.invalid("monitoring.storage.path", "The path does not name a file.",
					"Set a path such as /var/lib/shop/monitoring.db.");
		}
	}

	/** A password must not get into a log. */
	@Override
	public String toString() {
		return "StorageProperties[type=" + this.type + ", path=" + this.path + "]";
	}

	/** Whatever an application is called, its file stays in its folder. */
	private static String fileName(String application) {
		String name = application.strip().replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
		return name.isEmpty() ? "application" : name.substring(0, Math.min(MAX_NAME, name.length()));
	}

	/**
	 * Where things are kept.
	 */
	public enum Type {

		/** In a file, which survives a crash of the process and of the machine. */
		SQLITE,

		/** In a PostgreSQL that all replicas of the application share. */
		POSTGRESQL,

		/** In memory, as long as the process lives. */
		MEMORY

	}

}
