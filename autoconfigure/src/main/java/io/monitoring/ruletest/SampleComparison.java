package io.monitoring.ruletest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.promql.Value;
import io.monitoring.ruletest.TestCase.ExpressionCheck;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * Compares what an expression returns with what it should.
 */
final class SampleComparison {

	/** Versions of Prometheus add up in different orders. */
	private static final double TOLERANCE = 1e-12;

	private SampleComparison() {
	}

	/**
	 * Compare.
	 * @param check what is expected
	 * @param samples what the expression returns
	 * @return what differs, in lines, the empty text if nothing does
	 */
	static String failure(ExpressionCheck check, List<Value.Sample> samples) {
		Map<Labels, Double> missing = new TreeMap<>(check.expected());
		StringBuilder text = new StringBuilder();
		for (Value.Sample sample : samples) {
			Double expected = missing.remove(sample.labels());
			if (expected == null) {
				text.append("  returned, but not expected: ")
					.append(line(sample.labels(), sample.value()))
					.append('\n');
			}
			else if (!isSame(expected, sample.value())) {
				text.append("  ").append(sample.labels()).append('\n');
				text.append("    expected: ").append(NumberText.general(expected)).append('\n');
				text.append("    got:      ").append(NumberText.general(sample.value())).append('\n');
			}
		}
		missing.forEach((labels,
				value) -> text.append("  expected, but not returned: ").append(line(labels, value)).append('\n'));
		return text.toString();
	}

	private static boolean isSame(double expected, double got) {
		return Double.compare(expected, got) == 0
				|| Math.abs(expected - got) <= TOLERANCE * Math.max(Math.abs(expected), Math.abs(got));
	}

	private static String line(Labels labels, double value) {
		return labels + " " + NumberText.general(value);
	}

}
