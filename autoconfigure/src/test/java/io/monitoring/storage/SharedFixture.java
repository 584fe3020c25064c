package io.monitoring.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.assertj.core.api.Assertions;

/**
 * A PostgreSQL of the test run, in which each test has a database of its own, and the
 * replicas that share it.
 */
final class SharedFixture implements AutoCloseable {

	static final Duration INTERVAL = Duration.ofSeconds(3);

	private static final AtomicInteger DATABASES = new AtomicInteger();

	/** A test may have made the database read-only for the others. */
	private static final String WRITABLE = "&options=-c%20default_transaction_read_only=off";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String url;

	private final List<SharedStorage> storages = new ArrayList<>();

	private volatile Instant now = Samples.NOW;

	SharedFixture() {
		this((database) -> Server.INSTANCE.getJdbcUrl("postgres", database));
	}

	/**
	 * Create a database.
	 * @param urls returns the address of a database, with user and password
	 */
	SharedFixture(UnaryOperator<String> urls) {
		String name = "monitoring" + DATABASES.incrementAndGet();
		execute(urls.apply("postgres"), "CREATE DATABASE " + name);
		this.url = urls.apply(name);
	}

	static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return Server.INSTANCE.getPort();
	}

	String url() {
		return this.url;
	}

	SharedSettings settings(String instance) {
		return settings(this.url, instance, INTERVAL);
	}

	static SharedSettings settings(String url, String instance, Duration interval) {
		return new SharedSettings(new SharedSettings.Access(url, null, null, null), instance, interval,
				Duration.ofDays(90), true);
	}

	SharedStorage open(String instance) {
		return open(settings(instance));
	}

	SharedStorage open(SharedSettings settings) {
		SharedStorage storage = SharedStorage.open(settings, () -> this.now);
		this.storages.add(storage);
		return storage;
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	void execute(String statement) {
		execute(this.url, statement);
	}

	private static void execute(String url, String statement) {
		try (Connection connection = DriverManager.getConnection(url + WRITABLE);
				Statement prepared = connection.createStatement()) {
			prepared.execute(statement);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	long number(String query) {
		try (Connection connection = DriverManager.getConnection(this.url)) {
			return new Sql(connection, (rows) -> {
			}).number(query);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Wait for another thread or process, without a fixed time. */
	static void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			Assertions.assertThat(System.nanoTime() - end).as("%s within %s", what, PATIENCE).isNegative();
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	@Override
	public void close() {
		this.storages.forEach(Storage::close);
	}

	private static final class Server {

		private static final EmbeddedPostgres INSTANCE = start();

	}

}
