package io.monitoring.promql;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.promql.parser.FunctionCatalog;
import io.monitoring.promql.parser.FunctionSignature;
import org.jspecify.annotations.Nullable;

/**
 * All functions of the language.
 */
public final class Functions implements FunctionCatalog {

	/** The one catalog. */
	public static final Functions ALL = new Functions();

	private final Map<String, Function> functions = new TreeMap<>();

	private Functions() {
		List.of(RateFunctions.all(), OverTimeFunctions.all(), TrendFunctions.all(), MathFunctions.all(),
				TrigonometricFunctions.all(), DateFunctions.all(), LabelFunctions.all(), HistogramFunctions.all(),
				AbsentFunctions.all(), SortFunctions.all(), ConversionFunctions.all())
			.forEach((family) -> family.forEach(this::register));
	}

	private void register(Function function) {
		this.functions.put(function.signature().name(), function);
	}

	@Override
	public @Nullable FunctionSignature find(String name) {
		Function function = this.functions.get(name);
		return (function != null) ? function.signature() : null;
	}

	@Override
	public Collection<String> names() {
		return Collections.unmodifiableCollection(this.functions.keySet());
	}

	/**
	 * Return whether the result of a function changes with the time of the step even if
	 * its arguments do not.
	 * @param name the name of the function
	 * @return {@code true} for {@code time}, {@code timestamp} and the like
	 */
	public boolean isTimeDependent(String name) {
		Function function = this.functions.get(name);
		return function != null && function.timeDependent();
	}

	Function get(FunctionSignature signature) {
		Function function = this.functions.get(signature.name());
		if (function == null) {
			throw new IllegalStateException("Unknown function '" + signature.name() + "'");
		}
		return function;
	}

}
