package io.monitoring.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, whose columns are checked as they are read.
 */
final class Row {

	private final ResultSet result;

	Row(ResultSet result) {
		this.result = result;
	}

	String text(String column) throws SQLException, RowException {
		String text = optionalText(column);
		if (text == null) {
			throw missing(column);
		}
		return text;
	}

	@Nullable String optionalText(String column) throws SQLException {
		return this.result.getString(column);
	}

	long number(String column) throws SQLException, RowException {
		long number = this.result.getLong(column);
		if (this.result.wasNull()) {
			throw missing(column);
		}
		return number;
	}

	/** What is no number is kept as none. */
	double value(String column) throws SQLException {
		double value = this.result.getDouble(column);
		return this.result.wasNull() ? Double.NaN : value;
	}

	Instant time(String column) throws SQLException, RowException {
		return Micros.instant(number(column));
	}

	@Nullable Instant optionalTime(String column) throws SQLException {
		long micros = this.result.getLong(column);
		return this.result.wasNull() ? null : Micros.instant(micros);
	}

	<E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException, RowException {
		return Json.constant(type, text(column));
	}

	private static RowException missing(String column) {
		return new RowException("Column '" + column + "' is empty");
	}

	/**
	 * Makes something of a row.
	 *
	 * @param <T> what is made
	 */
	@FunctionalInterface
	interface Decoder<T> {

		T decode(Row row) throws SQLException, RowException;

	}

}
