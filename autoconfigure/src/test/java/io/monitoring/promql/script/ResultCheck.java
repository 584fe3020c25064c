package io.monitoring.promql.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.monitoring.promql.Value;
import io.monitoring.ruletest.SeriesLine;
import io.monitoring.series.Labels;
import io.monitoring.series.Staleness;

/**
 * Compares a result with what a script expects.
 */
final class ResultCheck {

	private static final double EPSILON = 1e-6;

	private ResultCheck() {
	}

	static void check(Eval eval, Value actual) {
		Expectation expected = eval.expectation();
		Eval.Range range = Objects.requireNonNullElse(expected.rangeVector(), eval.range());
		if (actual instanceof Value.Scalar scalar) {
			Double number = expected.scalar();
			if (number == null || !isClose(number, scalar.value())) {
				throw new AssertionError("Expected " + number + " but got " + scalar.value());
			}
		}
		else if (actual instanceof Value.Text text) {
			if (!text.value().equals(expected.text())) {
				throw new AssertionError("Expected '" + expected.text() + "' but got '" + text.value() + "'");
			}
		}
		else if (expected.scalar() != null || expected.text() != null) {
			throw new AssertionError("Expected one value but got " + actual);
		}
		else if (actual instanceof Value.Vector vector) {
			checkVector(expected, vector.samples());
		}
		else {
			checkMatrix(expected, range, ((Value.Matrix) actual).series());
		}
	}

	static void checkVector(Expectation expected, List<Value.Sample> samples) {
		Map<Labels, Double> remaining = new HashMap<>();
		expected.series().forEach((line) -> remaining.put(line.labels(), line.values()[0]));
		for (int i = 0; i < samples.size(); i++) {
			Value.Sample sample = samples.get(i);
			Double value = remaining.remove(sample.labels());
			if (value == null) {
				throw new AssertionError("Unexpected " + sample.labels() + " in " + samples);
			}
			if (!isClose(value, sample.value())) {
				throw new AssertionError(
						"Expected " + value + " for " + sample.labels() + " but got " + sample.value());
			}
			if (expected.isOrdered() && !expected.series().get(i).labels().equals(sample.labels())) {
				throw new AssertionError("Wrong order at " + (i + 1) + ": " + samples);
			}
		}
		if (!remaining.isEmpty()) {
			throw new AssertionError("Missing " + remaining.keySet() + " in " + samples);
		}
	}

	private static void checkMatrix(Expectation expected, Eval.Range range, List<Value.Range> actual) {
		checkSorted(actual);
		Map<Labels, List<String>> remaining = new HashMap<>();
		Map<Labels, SeriesLine> lines = new HashMap<>();
		for (SeriesLine line : expected.series()) {
			lines.put(line.labels(), line);
			remaining.put(line.labels(), new ArrayList<>());
		}
		for (Value.Range series : actual) {
			SeriesLine line = lines.get(series.labels());
			if (line == null || remaining.remove(series.labels()) == null) {
				throw new AssertionError("Unexpected " + series.labels());
			}
			checkPoints(line, range, series);
		}
		if (!remaining.isEmpty()) {
			throw new AssertionError("Missing " + remaining.keySet());
		}
	}

	private static void checkPoints(SeriesLine line, Eval.Range range, Value.Range actual) {
		int next = 0;
		for (int i = 0; i < line.values().length; i++) {
			if (!line.has(i)) {
				continue;
			}
			long time = range.start() + i * range.step();
			if (next >= actual.times().length || actual.times()[next] != time
					|| !isClose(line.values()[i], actual.values()[next])) {
				throw new AssertionError("Expected " + line.values()[i] + " at " + time + " for " + actual.labels()
						+ " but got " + points(actual));
			}
			next++;
		}
		if (next != actual.times().length) {
			throw new AssertionError("Too many points for " + actual.labels() + ": " + points(actual));
		}
	}

	static void checkSorted(List<Value.Range> series) {
		for (int i = 1; i < series.size(); i++) {
			if (series.get(i - 1).labels().compareTo(series.get(i).labels()) >= 0) {
				throw new AssertionError("Series are not sorted by labels at " + series.get(i).labels());
			}
		}
	}

	private static String points(Value.Range series) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < series.times().length; i++) {
			text.append(series.values()[i]).append('@').append(series.times()[i]).append(' ');
		}
		return text.toString();
	}

	static boolean isClose(double left, double right) {
		if (Staleness.isStale(left) || Staleness.isStale(right)) {
			return Staleness.isStale(left) && Staleness.isStale(right);
		}
		if (left == right || (Double.isNaN(left) && Double.isNaN(right))) {
			return true;
		}
		double sum = Math.abs(left) + Math.abs(right);
		double difference = Math.abs(left - right);
		if (left == 0 || right == 0 || sum < Double.MIN_NORMAL) {
			return difference < EPSILON * Double.MIN_NORMAL;
		}
		return difference / Math.min(sum, Double.MAX_VALUE) < EPSILON;
	}

}
