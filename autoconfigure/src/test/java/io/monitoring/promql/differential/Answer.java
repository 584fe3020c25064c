package io.monitoring.promql.differential;

import java.util.Comparator;
import java.util.List;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What an engine answered, in a form in which two engines can be compared.
 *
 * @param error the error, {@code null} for a result
 * @param series the series of the result
 */
record Answer(@Nullable String error, List<Value.Range> series) {

	private static final double TOLERANCE = 1e-9;

	static Answer failed(String error) {
		return new Answer(error, List.of());
	}

	static Answer of(List<Value.Range> series) {
		return new Answer(null, series);
	}

	static Answer of(Value value) {
		if (value instanceof Value.Matrix matrix) {
			return of(matrix.series());
		}
		if (value instanceof Value.Vector vector) {
			return of(vector.samples().stream().map((s) -> single(s.labels(), s.time(), s.value())).toList());
		}
		if (value instanceof Value.Scalar scalar) {
			return of(List.of(single(Labels.EMPTY, scalar.time(), scalar.value())));
		}
		Value.Text text = (Value.Text) value;
		return of(List.of(single(Labels.of("text", text.value()), text.time(), 0)));
	}

	static Value.Range single(Labels labels, long time, double value) {
		return new Value.Range(labels, new long[] { time }, new double[] { value });
	}

	boolean isFailure() {
		return this.error != null;
	}

	/**
	 * Return the same answer in the order of the labels.
	 */
	Answer sorted() {
		return new Answer(this.error, this.series.stream().sorted(Comparator.comparing(Value.Range::labels)).toList());
	}

	/**
	 * Return how another answer differs from this one.
	 * @param other the other answer, in the same order
	 * @return the difference in words, {@code null} if there is none
	 */
	@Nullable String differenceTo(Answer other) {
		if (isFailure() || other.isFailure()) {
			return (isFailure() && other.isFailure()) ? null : "error " + this.error + " against " + other.error;
		}
		if (this.series.size() != other.series.size()) {
			return this.series.size() + " series against " + other.series.size();
		}
		for (int i = 0; i < this.series.size(); i++) {
			String difference = difference(this.series.get(i), other.series.get(i));
			if (difference != null) {
				return difference;
			}
		}
		return null;
	}

	private static @Nullable String difference(Value.Range one, Value.Range other) {
		if (!one.labels().equals(other.labels())) {
			return one.labels() + " against " + other.labels();
		}
		if (one.times().length != other.times().length) {
			return one.labels() + ": " + one.times().length + " samples against " + other.times().length;
		}
		for (int i = 0; i < one.times().length; i++) {
			if (one.times()[i] != other.times()[i]) {
				return one.labels() + ": time " + one.times()[i] + " against " + other.times()[i];
			}
			if (!isClose(one.values()[i], other.values()[i])) {
				return one.labels() + " at " + one.times()[i] + ": " + one.values()[i] + " against "
						+ other.values()[i];
			}
		}
		return null;
	}

	private static boolean isClose(double one, double other) {
		if (one == other || (Double.isNaN(one) && Double.isNaN(other))) {
			return true;
		}
		return Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
	}

}
