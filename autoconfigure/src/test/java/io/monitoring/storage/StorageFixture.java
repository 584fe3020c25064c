package io.monitoring.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A storage in a file that can be closed and opened again, with a clock that stands
 * still.
 */
final class StorageFixture implements AutoCloseable {

	static final long SIZE = 20 << 20;

	static final Duration RETENTION = Duration.ofDays(90);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final StorageSettings settings;

	private volatile Instant now = Samples.NOW;

	private Storage storage;

	StorageFixture(Path file) {
		this(new StorageSettings(file, RETENTION, SIZE));
	}

	StorageFixture(StorageSettings settings) {
		this.settings = settings;
		this.storage = open();
	}

	/** Whether the file can be used or not, the first attempt is over. */
	private Storage open() {
		Storage opened = FileStorage.open(this.settings, () -> this.now);
		opened.awaitOpen(PATIENCE);
		return opened;
	}

	Storage storage() {
		return this.storage;
	}

	Path file() {
		return this.settings.file();
	}

	Path folder() {
		return Objects.requireNonNull(file().getParent());
	}

	Storage reopen() {
		this.storage.close();
		this.storage = open();
		return this.storage;
	}

	/** Ask the file itself, which takes that the storage is closed for a moment. */
	long query(String query) {
		this.storage.close();
		try (Connection connection = SqliteDriver.connect(file())) {
			return new Sql(connection, (rows) -> {
			}).number(query);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			reopen();
		}
	}

	/** Another attempt to open the file is under way. */
	void awaitFile() {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (this.storage.status().state() != StorageStatus.State.FILE && System.nanoTime() < end) {
			Thread.onSpinWait();
		}
	}

	Instant advance(Duration duration) {
		this.now = this.now.plus(duration);
		return this.now;
	}

	@Override
	public void close() {
		this.storage.close();
	}

}
