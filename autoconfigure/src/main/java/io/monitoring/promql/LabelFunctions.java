package io.monitoring.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ValueType;
import io.monitoring.series.LabelPattern;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Functions that rewrite labels and leave the values alone.
 */
final class LabelFunctions {

	static final String REPLACE = "label_replace";

	static final String JOIN = "label_join";

	private LabelFunctions() {
	}

	static List<Function> all() {
		return List.of(
				Function.vector(REPLACE, LabelFunctions::replace, ValueType.INSTANT_VECTOR, ValueType.STRING,
						ValueType.STRING, ValueType.STRING, ValueType.STRING),
				Function
					.vector(JOIN, LabelFunctions::join, ValueType.INSTANT_VECTOR, ValueType.STRING, ValueType.STRING,
							ValueType.STRING)
					.withRepeatedLast());
	}

	/**
	 * Compile the expression of {@code label_replace}, which has to match a whole value.
	 * @param expression RE2 syntax
	 * @return the pattern
	 * @throws com.google.re2j.PatternSyntaxException if it is not RE2 or too large
	 */
	static Pattern compile(String expression) {
		return LabelPattern.compileRe2(expression);
	}

	private static Steps replace(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		List<Row> rows = evaluator.vector(arguments.get(0));
		String destination = evaluator.text(arguments.get(1));
		String template = evaluator.text(arguments.get(2));
		String source = evaluator.text(arguments.get(3));
		Pattern pattern = compile(evaluator.text(arguments.get(4)));
		return rewrite(rows, destination, (labels) -> {
			Matcher matcher = pattern.matcher(labels.get(source));
			return matcher.matches() ? labels.with(destination, ReplacementTemplate.expand(template, matcher)) : null;
		});
	}

	private static Steps join(Evaluator evaluator, Expr.Call call) {
		List<Expr> arguments = call.arguments();
		List<Row> rows = evaluator.vector(arguments.get(0));
		String destination = evaluator.text(arguments.get(1));
		String separator = evaluator.text(arguments.get(2));
		List<String> sources = arguments.subList(3, arguments.size()).stream().map(evaluator::text).toList();
		return rewrite(rows, destination, (labels) -> {
			StringJoiner joined = new StringJoiner(separator);
			sources.forEach((source) -> joined.add(labels.get(source)));
			return labels.with(destination, joined.toString());
		});
	}

	private static Steps rewrite(List<Row> rows, String destination, Rewriter rewriter) {
		boolean names = destination.equals(Labels.METRIC_NAME);
		List<Row> results = new ArrayList<>(rows.size());
		for (Row row : rows) {
			Labels labels = rewriter.rewrite(row.labels());
			// A name that was set on purpose is not the one that had to be dropped.
			results.add((labels != null) ? new Row(labels, row.dropName() && !names, row.values()) : row);
		}
		return new Steps.Vectors(RowMerger.merge(results));
	}

	/**
	 * Makes new labels, or {@code null} to leave them as they are.
	 */
	@FunctionalInterface
	private interface Rewriter {

		@Nullable Labels rewrite(Labels labels);

	}

}
