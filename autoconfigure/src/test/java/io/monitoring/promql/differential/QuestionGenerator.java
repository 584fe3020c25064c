package io.monitoring.promql.differential;

import java.util.List;
import java.util.Random;

/**
 * Writes questions at random, the same for the same seed.
 */
final class QuestionGenerator {

	private static final long MINUTE = 60_000;

	private static final List<String> COUNTER_FUNCTIONS = List.of("rate", "increase", "irate", "resets");

	private static final List<String> RANGE_FUNCTIONS = List.of("delta", "idelta", "deriv", "changes", "resets",
			"avg_over_time", "sum_over_time", "min_over_time", "max_over_time", "count_over_time", "last_over_time",
			"present_over_time", "stddev_over_time", "stdvar_over_time", "absent_over_time");

	private static final List<String> PARAMETER_FUNCTIONS = List.of("predict_linear(%s, 600)",
			"predict_linear(%s, -45.5)", "quantile_over_time(0.9, %s)", "quantile_over_time(0.5, %s)",
			"quantile_over_time(1.5, %s)", "double_exponential_smoothing(%s, 0.3, 0.7)");

	private static final List<String> VECTOR_FUNCTIONS = List.of("abs(%s)", "ceil(%s)", "floor(%s)", "round(%s)",
			"round(%s, 0.3)", "exp(%s / 1000)", "ln(%s)", "log2(%s)", "log10(%s)", "sqrt(%s)", "sgn(%s)", "sin(%s)",
			"cos(%s)", "tan(%s)", "asin(%s / 5000)", "acos(%s / 5000)", "atan(%s)", "sinh(%s / 1000)",
			"cosh(%s / 1000)", "tanh(%s / 1000)", "asinh(%s)", "acosh(%s)", "atanh(%s / 5000)", "deg(%s)", "rad(%s)",
			"clamp(%s, 10, 3100)", "clamp(%s, 2, 1)", "clamp_min(%s, 3000)", "clamp_max(%s, NaN)",
			"(timestamp(%s) - 1767225600)", "-%s", "sort(%s)", "sort_desc(%s)", "absent(%s)",
			"minute(timestamp(%s) * 1.01)", "hour(timestamp(%s) * 1.0005)", "day_of_week(timestamp(%s) * 1.37)",
			"day_of_month(timestamp(%s) * 1.37)", "day_of_year(timestamp(%s) * 1.37)",
			"days_in_month(timestamp(%s) * 1.37)", "month(timestamp(%s) * 1.37)", "year(timestamp(%s) * 1.37)",
			"vector(scalar(%s))", "label_replace(%s, \"to\", \"$2-$1\", \"instance\", \"(.*):(.*)\")",
			"label_replace(%s, \"room\", \"\", \"room\", \"r1\")",
			"label_replace(%s, \"to\", \"${n}$$x\", \"room\", \"r(?P<n>[0-4])\")",
			"label_join(%s, \"to\", \"-\", \"method\", \"nothing\", \"room\", \"text\")",
			"label_join(%s, \"method\", \",\")");

	private static final List<String> AGGREGATIONS = List.of("sum", "avg", "min", "max", "count", "group", "stddev",
			"stdvar", "topk", "bottomk", "quantile", "count_values");

	private static final List<String> GROUPINGS = List.of("", "", " by ()", " without ()", " by (method)",
			" by (status, method)", " without (instance)", " by (floor)", " without (room, status)", " by (__name__)",
			" by (nothing, path)");

	private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "^", "==", "!=", ">", "<", ">=",
			"<=", "== bool", "!= bool", "> bool", "<= bool");

	private static final List<String> SCALARS = List.of("0", "1", "-1", "2.5", "1e3", "3000", "NaN", "Inf", "-Inf",
			"time() % 100", "scalar(limit{method=\"GET\"})", "pi()");

	private final Random random;

	private final SelectorGenerator selectors;

	QuestionGenerator(long seed) {
		this.random = new Random(seed);
		this.selectors = new SelectorGenerator(this.random);
	}

	Question next() {
		String text = vector(1 + this.random.nextInt(3));
		long start = GeneratedSeries.START + MINUTE * (this.random.nextInt(190) - 5);
		if (this.random.nextInt(3) == 0) {
			return Question.instant(this.random.nextInt(20) == 0 ? scalar() : text, start);
		}
		long step = MINUTE * any(List.of(1, 2, 5, 7));
		return new Question(text, start, start + step * this.random.nextInt(25), step);
	}

	private <T> T any(List<T> choices) {
		return this.selectors.any(choices);
	}

	private String scalar() {
		return any(List.of("(%s) + (%s)", "-(%s) * (%s)", "(%s) > bool (%s)", "(%s) %% (%s)", "(%s) ^ (%s)"))
			.formatted(any(SCALARS), any(SCALARS));
	}

	private String vector(int depth) {
		if (depth == 0) {
			return this.selectors.instant();
		}
		return switch (this.random.nextInt(16)) {
			case 0, 1 -> any(VECTOR_FUNCTIONS).formatted(operand(depth - 1));
			case 2, 3, 4 -> aggregation(depth - 1);
			case 5, 6 -> any(COUNTER_FUNCTIONS) + "(" + this.selectors.counters() + ")";
			case 7 -> any(RANGE_FUNCTIONS) + "(" + this.selectors.range() + ")";
			case 8 -> any(PARAMETER_FUNCTIONS).formatted(this.selectors.movingRange());
			case 9, 10 -> withScalar(depth - 1);
			case 11, 12 -> matching();
			case 13 -> any(RANGE_FUNCTIONS) + "(" + operand(depth - 1) + this.selectors.subquery() + ")";
			case 14 -> set(depth - 1);
			default -> histogram();
		};
	}

	private String operand(int depth) {
		String text = vector(depth);
		return text.matches("[a-z_]+\\{?[^{}()\\[\\] ]*}?") ? text : "(" + text + ")";
	}

	private String aggregation(int depth) {
		String operator = any(AGGREGATIONS);
		String operand = switch (operator) {
			// Distinct values: which of equal ones is taken is not defined
			case "topk", "bottomk" -> any(List.of("temperature", "rate(latency_seconds_count[5m])",
					"avg_over_time(requests_total[20m])", "odd * 1.5", "sum by (instance) (requests_total)"));
			// Labels with all digits of a number
			case "count_values" -> this.selectors.instant();
			default -> vector(depth);
		};
		String parameter = switch (operator) {
			case "topk", "bottomk" ->
				any(List.of("1", "2", "3.9", "0", "100", "scalar(limit{method=\"PUT\"}) / 20")) + ", ";
			case "quantile" -> any(List.of("0", "0.5", "0.99", "1", "-1", "2")) + ", ";
			case "count_values" -> "\"" + any(List.of("value", "method")) + "\", ";
			default -> "";
		};
		return operator + any(GROUPINGS) + " (" + parameter + operand + ")";
	}

	private String withScalar(int depth) {
		String vector = operand(depth);
		String scalar = "(" + any(SCALARS) + ")";
		boolean left = this.random.nextBoolean();
		return (left ? scalar : vector) + " " + any(OPERATORS) + " " + (left ? vector : scalar);
	}

	private String matching() {
		String operator = " " + any(OPERATORS) + " ";
		return switch (this.random.nextInt(9)) {
			case 0 -> this.selectors.requests() + operator + this.selectors.requests();
			case 1 -> this.selectors.rooms() + operator + "on (room) " + this.selectors.rooms();
			case 2 -> "temperature" + operator + "ignoring (site, nothing) " + this.selectors.rooms();
			case 3 -> this.selectors.requests() + operator + "on (method) group_left () limit";
			case 4 -> this.selectors.requests() + operator + "on (instance) group_left (version) build_info";
			case 5 -> "build_info" + operator + "on (instance) group_right (version) " + this.selectors.requests();
			case 6 -> "sum by (method, status) (rate(requests_total[5m]))" + operator
					+ "ignoring (status) group_left () sum by (method) (rate(requests_total[5m]))";
			case 7 -> "limit" + operator + "on (method) " + this.selectors.requests();
			default -> "sum without (status) (requests_total)" + operator
					+ "on (instance) group_left (version, method) " + "(build_info * on (instance) up)";
		};
	}

	private String set(int depth) {
		String operator = any(List.of("and", "or", "unless"));
		String condition = any(List.of("", "", " on ()", " on (method)", " ignoring (status, instance)", " on (room)",
				" on (instance)"));
		return operand(depth) + " " + operator + condition + " " + operand(depth);
	}

	private String histogram() {
		String quantile = any(List.of("0", "0.5", "0.9", "0.99", "1", "-1", "1.1", "NaN"));
		String buckets = any(List.of("latency_seconds_bucket", "rate(latency_seconds_bucket[5m])",
				"sum by (le) (rate(latency_seconds_bucket[2m]))", "increase(latency_seconds_bucket{path=\"/\"}[20m])",
				"latency_seconds_bucket{le!=\"0.5\"}", "sum by (path, le) (latency_seconds_bucket)",
				"latency_seconds_count", "latency_seconds_bucket{path=~\"/orders.*\"} @ start()"));
		return "histogram_quantile(" + quantile + ", " + buckets + ")";
	}

}
