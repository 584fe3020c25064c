package io.monitoring.storage;

import java.sql.SQLException;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import org.jspecify.annotations.Nullable;

/**
 * The columns that an alert takes.
 */
final class AlertColumns {

	static final String NAMES = "labels, annotations, state, value, active_at, fired_at, resolved_at";

	static final String MARKS = "?, ?, ?, ?, ?, ?, ?";

	private AlertColumns() {
	}

	/**
	 * Return the parameters of a row with an alert.
	 * @param alert the alert
	 * @param others the parameters after those of the alert
	 */
	static @Nullable Object[] values(Alert alert, @Nullable Object... others) {
		@Nullable Object[] own = { Json.write(alert.labels()), Json.write(alert.annotations()), Json.write(alert.state()),
				alert.value(), alert.activeAt(), alert.firedAt(), alert.resolvedAt() };
		@Nullable Object[] values = new @Nullable Object[own.length + others.length];
		System.arraycopy(own, 0, values, 0, own.length);
		System.arraycopy(others, 0, values, own.length, others.length);
		return values;
	}

	static Alert decode(Row row) throws SQLException, RowException {
		return new Alert(Json.labels(row.text("labels")), Json.texts(row.text("annotations")),
				row.constant(AlertState.class, "state"), row.value("value"), row.time("active_at"),
				row.optionalTime("fired_at"), row.optionalTime("resolved_at"));
	}

}
