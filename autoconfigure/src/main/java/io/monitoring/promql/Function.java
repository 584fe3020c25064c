package io.monitoring.promql;

import java.util.List;

import io.monitoring.promql.parser.FunctionSignature;
import io.monitoring.promql.parser.ValueType;

/**
 * A function of the language: how it is called and what it does, in one place.
 *
 * @param signature name and types
 * @param timeDependent whether the result changes with the time of the step even if the
 * arguments do not
 * @param body what it does
 */
record Function(FunctionSignature signature, boolean timeDependent, FunctionBody body) {

	static Function vector(String name, FunctionBody body, ValueType... arguments) {
		return new Function(new FunctionSignature(name, List.of(arguments), 0, ValueType.INSTANT_VECTOR), false, body);
	}

	static Function scalar(String name, FunctionBody body, ValueType... arguments) {
		return new Function(new FunctionSignature(name, List.of(arguments), 0, ValueType.SCALAR), false, body);
	}

	/**
	 * Allow to leave out arguments at the end.
	 * @param count how many
	 * @return the changed function
	 */
	Function withOptional(int count) {
		FunctionSignature changed = new FunctionSignature(this.signature.name(), this.signature.argumentTypes(), count,
				this.signature.returnType());
		return new Function(changed, this.timeDependent, this.body);
	}

	/**
	 * Allow to repeat the last argument any number of times or to leave it out.
	 * @return the changed function
	 */
	Function withRepeatedLast() {
		return withOptional(-1);
	}

	Function dependingOnTime() {
		return new Function(this.signature, true, this.body);
	}

}
