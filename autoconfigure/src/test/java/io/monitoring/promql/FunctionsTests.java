package io.monitoring.promql;

import io.monitoring.promql.parser.FunctionSignature;
import io.monitoring.promql.parser.ValueType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Functions}: one place that lists the language.
 */
class FunctionsTests {

	@Test
	void theCatalogHoldsAllFunctionsOfTheScope() {
		assertThat(Functions.ALL.names()).containsExactly("abs", "absent", "absent_over_time", "acos", "acosh", "asin",
				"asinh", "atan", "atanh", "avg_over_time", "ceil", "changes", "clamp", "clamp_max", "clamp_min", "cos",
				"cosh", "count_over_time", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "deg",
				"delta", "deriv", "double_exponential_smoothing", "exp", "first_over_time", "floor",
				"histogram_fraction", "histogram_quantile", "histogram_quantiles", "hour", "idelta", "increase",
				"irate", "label_join", "label_replace", "last_over_time", "ln", "log10", "log2", "mad_over_time",
				"max_over_time", "min_over_time", "minute", "month", "pi", "predict_linear", "present_over_time",
				"quantile_over_time", "rad", "rate", "resets", "round", "scalar", "sgn", "sin", "sinh", "sort",
				"sort_by_label", "sort_by_label_desc", "sort_desc", "sqrt", "stddev_over_time", "stdvar_over_time",
				"sum_over_time", "tan", "tanh", "time", "timestamp", "ts_of_first_over_time", "ts_of_last_over_time",
				"ts_of_max_over_time", "ts_of_min_over_time", "vector", "year");
	}

	@Test
	void aSignatureIsFoundByName() {
		FunctionSignature signature = Functions.ALL.find("round");
		assertThat(signature).isNotNull();
		assertThat(signature.argumentTypes()).containsExactly(ValueType.INSTANT_VECTOR, ValueType.SCALAR);
		assertThat(signature.optional()).isOne();
		assertThat(Functions.ALL.find("nonsense")).isNull();
	}

	@Test
	void functionsOfTheStepAreKnown() {
		assertThat(Functions.ALL.isTimeDependent("time")).isTrue();
		assertThat(Functions.ALL.isTimeDependent("predict_linear")).isTrue();
		assertThat(Functions.ALL.isTimeDependent("rate")).isFalse();
		assertThat(Functions.ALL.isTimeDependent("nonsense")).isFalse();
	}

}
