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
		return required(column, optionalText(column));
	}

	@Nullable String optionalText(String column) throws SQLException, RowException {
		return optional(column, String.class);
	}

	long number(String column) throws SQLException, RowException {
		return required(column, optionalNumber(column));
	}

	/** SQLite keeps a text in a column of numbers, and the driver would make 0 of it. */
	private @Nullable Long optionalNumber(String column) throws SQLException, RowException {
		Number number = optional(column, Number.class);
		if (number instanceof Double) {
			throw new RowException("Column '" + column + "' has a fraction");
		}
		return (number != null) ? number.longValue() : null;
	}

	/** What is no number is kept as none. */
	double value(String column) throws SQLException, RowException {
		Number value = optional(column, Number.class);
		return (value != null) ? value.doubleValue() : Double.NaN;
	}

	private <T> @Nullable T optional(String column, Class<T> type) throws SQLException, RowException {
		Object value = this.result.getObject(column);
		if (value != null && !type.isInstance(value)) {
			throw new RowException("Column '" + column + "' has a value of another type");
		}
		return type.cast(value);
	}

	private static <T> T required(String column, @Nullable T value) throws RowException {
		if (value == null) {
			throw new RowException("Column '" + column + "' is empty");
		}
		return value;
	}

	Instant time(String column) throws SQLException, RowException {
		return Micros.instant(number(column));
	}

	@Nullable Instant optionalTime(String column) throws SQLException, RowException {
		Long micros = optionalNumber(column);
		return (micros != null) ? Micros.instant(micros) : null;
	}

	<E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException, RowException {
		return Json.constant(type, text(column));
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
