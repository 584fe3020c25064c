package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * Quantiles and fractions of classic histograms, which are counters with the upper bound
 * in the label {@code le}.
 */
final class HistogramFunctions {

	static final String QUANTILES = "histogram_quantiles";

	private static final String BOUND = "le";

	private HistogramFunctions() {
	}

	static List<Function> all() {
		return List.of(
				Function.vector("histogram_quantile", HistogramFunctions::quantile, ValueType.SCALAR,
						ValueType.INSTANT_VECTOR),
				Function.vector("histogram_fraction", HistogramFunctions::fraction, ValueType.SCALAR, ValueType.SCALAR,
						ValueType.INSTANT_VECTOR),
				Function
					.vector(QUANTILES, HistogramFunctions::quantiles, ValueType.INSTANT_VECTOR, ValueType.STRING,
							ValueType.SCALAR, ValueType.SCALAR)
					.withRepeatedLast());
	}

	private static Steps quantile(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		double[] ranks = ranks(evaluator, arguments.get(0));
		List<Row> rows = new ArrayList<>();
		for (Histogram histogram : histograms(evaluator, arguments.get(1))) {
			double[] values = quantiles(evaluator, histogram, ranks, arguments.get(1));
			rows.add(evaluator.evaluation().unnamed(histogram.labels(), values));
		}
		return new Steps.Vectors(evaluator.evaluation().mergeUnnamed(rows));
	}

	private static Steps quantiles(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		String label = evaluator.text(arguments.get(1));
		List<Histogram> histograms = histograms(evaluator, arguments.get(0));
		List<Row> rows = new ArrayList<>();
		for (Expr argument : arguments.subList(2, arguments.size())) {
			double[] ranks = ranks(evaluator, argument);
			for (Histogram histogram : histograms) {
				if (histogram.labels().has(label)) {
					throw new QueryException("label \"" + label + "\" already exists");
				}
				double[] values = quantiles(evaluator, histogram, ranks, arguments.get(0));
				addByRank(evaluator, new Row(histogram.labels(), false, values), ranks, label, rows);
			}
		}
		return new Steps.Vectors(RowMerger.merge(evaluator.evaluation().mergeUnnamed(rows)));
	}

	/**
	 * The quantile is a label of the result, so a quantile that changes with the step
	 * makes several series.
	 */
	private static void addByRank(Evaluator evaluator, Row row, double[] ranks, String label, List<Row> target) {
		Map<Double, double[]> byRank = new LinkedHashMap<>();
		for (int i = 0; i < ranks.length; i++) {
			if (row.has(i)) {
				byRank.computeIfAbsent(ranks[i], (rank) -> evaluator.cells())[i] = row.values()[i];
			}
		}
		byRank.forEach((rank, values) -> {
			String text = NumberText.general(rank);
			boolean integer = text.chars().allMatch((c) -> c == '-' || (c >= '0' && c <= '9'));
			target.add(evaluator.evaluation().unnamed(row.labels().with(label, integer ? text + ".0" : text), values));
		});
	}

	private static Steps fraction(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		double[] lower = evaluator.scalar(arguments.get(0));
		double[] upper = evaluator.scalar(arguments.get(1));
		HistogramBuckets buckets = new HistogramBuckets();
		List<Row> rows = new ArrayList<>();
		for (Histogram histogram : histograms(evaluator, arguments.get(2))) {
			double[] values = evaluator.cells();
			for (int i = 0; i < values.length; i++) {
				histogram.read(i, buckets);
				if (!buckets.isEmpty()) {
					values[i] = buckets.fraction(lower[i], upper[i]);
				}
			}
			rows.add(evaluator.evaluation().unnamed(histogram.labels(), values));
		}
		return new Steps.Vectors(evaluator.evaluation().mergeUnnamed(rows));
	}

	private static double[] ranks(Evaluator evaluator, Expr parameter) {
		double[] ranks = evaluator.scalar(parameter);
		for (double rank : ranks) {
			OverTimeFunctions.warnIfInvalid(evaluator, parameter, rank);
		}
		return ranks;
	}

	private static double[] quantiles(Evaluator evaluator, Histogram histogram, double[] ranks, Expr argument) {
		HistogramBuckets buckets = new HistogramBuckets();
		double[] values = evaluator.cells();
		for (int i = 0; i < values.length; i++) {
			histogram.read(i, buckets);
			if (buckets.isEmpty()) {
				continue;
			}
			values[i] = buckets.quantile(ranks[i]);
			if (buckets.forcedMonotonic()) {
				evaluator.evaluation()
					.annotations()
					.info("input to histogram_quantile needed to be fixed for monotonicity (see"
							+ " https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
							+ forMetric(evaluator, histogram.labels()), argument.source());
			}
		}
		return values;
	}

	private static List<Histogram> histograms(Evaluator evaluator, Expr argument) {
		Map<Labels, Histogram> histograms = new LinkedHashMap<>();
		for (Row row : evaluator.vector(argument)) {
			String text = row.labels().get(BOUND);
			try {
				double bound = NumberText.parse(text);
				Labels key = row.labels().without(Set.of(BOUND));
				histograms.computeIfAbsent(key, (labels) -> new Histogram(labels, new ArrayList<>()))
					.buckets()
					.add(new Bucket(bound, row));
			}
			catch (NumberFormatException ex) {
				evaluator.evaluation()
					.annotations()
					.warn("bucket label \"le\" is missing or has a malformed value of \"" + text + "\""
							+ forMetric(evaluator, row.labels()), argument.source());
			}
		}
		histograms.values().forEach((histogram) -> histogram.buckets().sort(Comparator.comparingDouble(Bucket::bound)));
		return new ArrayList<>(histograms.values());
	}

	private static String forMetric(Evaluator evaluator, Labels labels) {
		String name = labels.metricName();
		boolean known = evaluator.evaluation().options().delayedNameRemoval() && !name.isEmpty();
		return known ? " for metric name \"" + name + "\"" : "";
	}

	/**
	 * The buckets that belong together, in the order of their bounds.
	 *
	 * @param labels the labels without {@code le}
	 * @param buckets the buckets
	 */
	private record Histogram(Labels labels, List<Bucket> buckets) {

		void read(int step, HistogramBuckets target) {
			target.clear();
			for (Bucket bucket : this.buckets) {
				if (bucket.row().has(step)) {
					target.add(bucket.bound(), bucket.row().values()[step]);
				}
			}
		}

	}

	/**
	 * A bucket over all steps.
	 *
	 * @param bound the upper bound
	 * @param row the cumulative counts
	 */
	private record Bucket(double bound, Row row) {

	}

}
