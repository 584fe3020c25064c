package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Signatures of Prometheus' functions for tests of the parser. In a line, letters stand
 * for types (s scalar, t text, v instant vector, r range vector); {@code ?} makes the
 * argument before it optional and {@code *} lets it repeat.
 */
final class TestFunctions implements FunctionCatalog {

	private static final String[] LINES = {
			"v v abs ceil floor exp sqrt ln log2 log10 sgn deg rad sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh",
			"v v absent sort sort_desc timestamp",
			"v v? minute hour day_of_week day_of_month day_of_year days_in_month", "v v? month year",
			"v r rate irate increase delta idelta deriv changes resets absent_over_time",
			"v r avg_over_time min_over_time max_over_time sum_over_time count_over_time stddev_over_time stdvar_over_time",
			"v r last_over_time first_over_time present_over_time mad_over_time",
			"v r ts_of_last_over_time ts_of_first_over_time ts_of_max_over_time ts_of_min_over_time",
			"v rs predict_linear", "v sr quantile_over_time", "v rss double_exponential_smoothing", "v vss clamp",
			"v vs clamp_min clamp_max", "v vs? round", "v sv histogram_quantile", "v ssv histogram_fraction",
			"v vts* histogram_quantiles", "v vtttt label_replace", "v vttt* label_join",
			"v vt* sort_by_label sort_by_label_desc", "s v scalar", "v s vector", "s - time pi" };

	static final TestFunctions INSTANCE = new TestFunctions();

	private final Map<String, FunctionSignature> signatures = new HashMap<>();

	private TestFunctions() {
		for (String line : LINES) {
			String[] words = line.split(" ");
			List<ValueType> types = new ArrayList<>();
			int optional = 0;
			for (char c : words[1].toCharArray()) {
				switch (c) {
					case '?' -> optional = 1;
					case '*' -> optional = -1;
					case '-' -> types.clear();
					default -> types.add(type(c));
				}
			}
			for (int i = 2; i < words.length; i++) {
				this.signatures.put(words[i],
						new FunctionSignature(words[i], types, optional, type(words[0].charAt(0))));
			}
		}
	}

	private static ValueType type(char c) {
		return switch (c) {
			case 's' -> ValueType.SCALAR;
			case 't' -> ValueType.STRING;
			case 'v' -> ValueType.INSTANT_VECTOR;
			case 'r' -> ValueType.RANGE_VECTOR;
			default -> throw new IllegalArgumentException("no type for '" + c + "'");
		};
	}

	static Expr parse(String text) {
		return Parser.parse(text, INSTANCE);
	}

	@Override
	public @Nullable FunctionSignature find(String name) {
		return this.signatures.get(name);
	}

	@Override
	public Collection<String> names() {
		return this.signatures.keySet();
	}

}
