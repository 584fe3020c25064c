package io.monitoring.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Runs statements on a connection. Values are always parameters.
 */
final class Sql {

	/** The driver takes a batch in half the time of its rows, and holds it in memory. */
	private static final int BATCH = 500;

	private final Connection connection;

	private final LongConsumer unreadable;

	private final UnaryOperator<String> texts;

	/**
	 * Create a runner.
	 * @param connection the connection
	 * @param unreadable is told how many rows could not be understood
	 */
	Sql(Connection connection, LongConsumer unreadable) {
		this(connection, unreadable, UnaryOperator.identity());
	}

	/**
	 * Create a runner for a database that does not take every text.
	 * @param connection the connection
	 * @param unreadable is told how many rows could not be understood
	 * @param texts makes texts that it takes
	 */
	Sql(Connection connection, LongConsumer unreadable, UnaryOperator<String> texts) {
		this.connection = connection;
		this.unreadable = unreadable;
		this.texts = texts;
	}

	int update(String statement, @Nullable Object... values) throws SQLException {
		try (PreparedStatement prepared = this.connection.prepareStatement(statement)) {
			set(prepared, values);
			return prepared.executeUpdate();
		}
	}

	/**
	 * Run a statement for each of many.
	 * @param statement the statement
	 * @param items the many
	 * @param values makes the parameters of one
	 */
	<T> void updateAll(String statement, Collection<T> items, Function<T, @Nullable Object[]> values)
			throws SQLException {
		if (items.isEmpty()) {
			return;
		}
		try (PreparedStatement prepared = this.connection.prepareStatement(statement)) {
			int waiting = 0;
			for (T item : items) {
				set(prepared, values.apply(item));
				prepared.addBatch();
				if (++waiting % BATCH == 0) {
					prepared.executeBatch();
				}
			}
			prepared.executeBatch();
		}
	}

	/** Run what takes no values, to its end: the driver would stop at a first row. */
	void script(String text) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.executeUpdate(text);
		}
	}

	long number(String query, @Nullable Object... values) throws SQLException {
		try (PreparedStatement prepared = this.connection.prepareStatement(query)) {
			set(prepared, values);
			try (ResultSet result = prepared.executeQuery()) {
				return result.next() ? result.getLong(1) : 0;
			}
		}
	}

	/**
	 * Read rows. One that cannot be understood is left out and counted: it must not cost
	 * the others.
	 * @param query the query
	 * @param decoder makes something of a row
	 * @param values the parameters
	 * @return what was made
	 */
	<T> List<T> list(String query, Row.Decoder<T> decoder, @Nullable Object... values) throws SQLException {
		List<T> decoded = new ArrayList<>();
		long failed = 0;
		try (PreparedStatement prepared = this.connection.prepareStatement(query)) {
			set(prepared, values);
			try (ResultSet result = prepared.executeQuery()) {
				Row row = new Row(result);
				while (result.next()) {
					try {
						decoded.add(decoder.decode(row));
					}
					catch (RowException | RuntimeException ex) {
						failed++;
					}
				}
			}
		}
		this.unreadable.accept(failed);
		return decoded;
	}

	private void set(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
		for (int i = 0; i < values.length; i++) {
			set(prepared, i + 1, values[i]);
		}
	}

	private void set(PreparedStatement prepared, int index, @Nullable Object value) throws SQLException {
		if (value instanceof String text) {
			prepared.setString(index, this.texts.apply(text));
		}
		else if (value instanceof Instant time) {
			prepared.setLong(index, Micros.of(time));
		}
		else if (value instanceof Number number && !(value instanceof Double)) {
			prepared.setLong(index, number.longValue());
		}
		else if (value instanceof Double number && !number.isNaN()) {
			prepared.setDouble(index, number);
		}
		else {
			prepared.setNull(index, Types.NULL);
		}
	}

	/**
	 * Something to be done on a connection.
	 *
	 * @param <T> what it gives
	 */
	@FunctionalInterface
	interface Query<T> {

		T run(Sql sql) throws SQLException;

	}

	/**
	 * A change to be made on a connection.
	 */
	@FunctionalInterface
	interface Work {

		void run(Sql sql) throws SQLException;

	}

}
