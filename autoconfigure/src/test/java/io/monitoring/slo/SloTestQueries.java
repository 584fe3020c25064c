package io.monitoring.slo;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.promql.parser.FunctionCatalog;
import io.monitoring.promql.parser.FunctionSignature;
import io.monitoring.promql.parser.Parser;
import io.monitoring.promql.parser.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the expressions of objectives with the real parser and just the functions that
 * they use.
 */
public final class SloTestQueries implements FunctionCatalog {

	private static final Map<String, FunctionSignature> FUNCTIONS = Map.of("increase",
			new FunctionSignature("increase", List.of(ValueType.RANGE_VECTOR), 0, ValueType.INSTANT_VECTOR), "vector",
			new FunctionSignature("vector", List.of(ValueType.SCALAR), 0, ValueType.INSTANT_VECTOR));

	private SloTestQueries() {
	}

	public static Query compile(String text) {
		return new Query(text, Parser.parse(text, new SloTestQueries()), List.of());
	}

	@Override
	public @Nullable FunctionSignature find(String name) {
		return FUNCTIONS.get(name);
	}

	@Override
	public Collection<String> names() {
		return FUNCTIONS.keySet();
	}

}
