package io.monitoring.promql.parser;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Parts of PromQL that are known and not supported: they are refused by name when an
 * expression is loaded.
 */
final class OutOfScope {

	private static final String NATIVE = "it works on native histograms only";

	private static final Map<String, String> FUNCTIONS = new HashMap<>();

	static {
		for (String name : new String[] { "histogram_avg", "histogram_count", "histogram_sum", "histogram_stddev",
				"histogram_stdvar" }) {
			FUNCTIONS.put(name, NATIVE);
		}
		FUNCTIONS.put("info", "join with group_left instead");
		FUNCTIONS.put("limitk", "it picks series at random");
		FUNCTIONS.put("limit_ratio", "it picks series at random");
		FUNCTIONS.put("fill", "combine with 'or' instead");
		FUNCTIONS.put("fill_left", "combine with 'or' instead");
		FUNCTIONS.put("fill_right", "combine with 'or' instead");
	}

	private OutOfScope() {
	}

	/**
	 * Return why a function is not supported.
	 * @return the reason, or {@code null} if the name means nothing
	 */
	static @Nullable String reason(String function) {
		return FUNCTIONS.get(function);
	}

	static ParseException error(TokenStream tokens, SourceRange source, String what) {
		return tokens.error(what + " is part of PromQL but not supported here", source, null);
	}

	static ParseException functionError(TokenStream tokens, Token name, String reason) {
		return tokens.error("'" + name.text() + "' is part of PromQL but not supported here: " + reason, name.source(),
				null);
	}

}
