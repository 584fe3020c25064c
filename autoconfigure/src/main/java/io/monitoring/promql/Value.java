package io.monitoring.promql;

import java.util.List;

import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.Labels;

/**
 * The result of a query. Times are milliseconds since the epoch.
 */
public sealed interface Value {

	/**
	 * Return the type of the value.
	 * @return the type
	 */
	ValueType type();

	/**
	 * One number.
	 *
	 * @param time the time of the evaluation
	 * @param value the number
	 */
	record Scalar(long time, double value) implements Value {

		@Override
		public ValueType type() {
			return ValueType.SCALAR;
		}

	}

	/**
	 * A text.
	 *
	 * @param time the time of the evaluation
	 * @param value the text
	 */
	record Text(long time, String value) implements Value {

		@Override
		public ValueType type() {
			return ValueType.STRING;
		}

	}

	/**
	 * One sample for each series, in the order of the operator ({@code sort},
	 * {@code topk}) or of the labels.
	 *
	 * @param samples the samples
	 */
	record Vector(List<Sample> samples) implements Value {

		public Vector {
			samples = List.copyOf(samples);
		}

		@Override
		public ValueType type() {
			return ValueType.INSTANT_VECTOR;
		}

	}

	/**
	 * Many samples for each series, in the order of the labels.
	 *
	 * @param series the series
	 */
	record Matrix(List<Range> series) implements Value {

		public Matrix {
			series = List.copyOf(series);
		}

		@Override
		public ValueType type() {
			return ValueType.RANGE_VECTOR;
		}

	}

	/**
	 * One element of a vector.
	 *
	 * @param labels the labels
	 * @param time the time of the evaluation
	 * @param value the value
	 */
	record Sample(Labels labels, long time, double value) {

	}

	/**
	 * One element of a matrix; the arrays are not copied and must not be changed.
	 *
	 * @param labels the labels
	 * @param times the times, ascending
	 * @param values the values, as many as times
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Range(Labels labels, long[] times, double[] values) {

	}

}
