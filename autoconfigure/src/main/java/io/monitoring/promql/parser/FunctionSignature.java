package io.monitoring.promql.parser;

import java.util.List;

/**
 * Name and types of a function.
 *
 * @param name the name in PromQL
 * @param argumentTypes the types of the arguments; the last one repeats where more are
 * allowed
 * @param optional how many arguments at the end may be left out; -1 if the last may be
 * repeated any number of times or left out
 * @param returnType the type of the result
 */
public record FunctionSignature(String name, List<ValueType> argumentTypes, int optional, ValueType returnType) {

	public FunctionSignature {
		argumentTypes = List.copyOf(argumentTypes);
	}

}
