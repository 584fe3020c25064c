package io.monitoring.promql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.Labels;

/**
 * Parts of a date in UTC, given as seconds since the epoch; the time of the step where no
 * argument is given.
 */
final class DateFunctions {

	/** Seconds of a year that is far beyond all use but that the calendar can hold. */
	private static final double MAX_SECONDS = 3e16;

	private DateFunctions() {
	}

	static List<Function> all() {
		return List.of(of("minute", LocalDateTime::getMinute), of("hour", LocalDateTime::getHour),
				of("day_of_week", (time) -> time.getDayOfWeek().getValue() % 7),
				of("day_of_month", LocalDateTime::getDayOfMonth), of("day_of_year", LocalDateTime::getDayOfYear),
				of("days_in_month", (time) -> time.toLocalDate().lengthOfMonth()),
				of("month", LocalDateTime::getMonthValue), of("year", LocalDateTime::getYear));
	}

	private static Function of(String name, ToIntFunction<LocalDateTime> field) {
		return Function.vector(name, (evaluator, call) -> evaluate(evaluator, call, field), ValueType.INSTANT_VECTOR)
			.withOptional(1)
			.dependingOnTime();
	}

	private static Steps evaluate(Evaluator evaluator, Expr.Call call, ToIntFunction<LocalDateTime> field) {
		if (!call.arguments().isEmpty()) {
			return Elementwise.apply(evaluator, evaluator.vector(call.arguments().get(0)),
					(value, step) -> part(value, field));
		}
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			values[i] = part(evaluator.grid().time(i) / 1000, field);
		}
		return new Steps.Vectors(List.of(new Row(Labels.EMPTY, false, values)));
	}

	private static double part(double seconds, ToIntFunction<LocalDateTime> field) {
		if (!(Math.abs(seconds) < MAX_SECONDS)) {
			return Double.NaN;
		}
		return field.applyAsInt(LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC));
	}

}
