package io.monitoring.rule.template;

import java.util.List;

/**
 * Something with a value: a text ({@code String}), a number ({@code Double}, or
 * {@code Long} for a whole one), a {@code Boolean}, {@code Labels} or another map, the
 * result of a query or an element of it, a time or a duration.
 */
sealed interface TemplateTerm {

	/**
	 * A number or text in the template.
	 *
	 * @param value the value
	 * @param start offset in the template of the first character of the value
	 */
	record Literal(Object value, int start) implements TemplateTerm {

	}

	/**
	 * The dot.
	 */
	record Dot() implements TemplateTerm {

	}

	/**
	 * A variable.
	 *
	 * @param slot its place
	 */
	record Variable(int slot) implements TemplateTerm {

	}

	/**
	 * A field of a value, an entry of a map, or a method of a time.
	 *
	 * @param receiver the value
	 * @param name name of the field
	 * @param arguments arguments of a method
	 */
	record Field(TemplateTerm receiver, String name, List<TemplateTerm> arguments) implements TemplateTerm {

		public Field {
			arguments = List.copyOf(arguments);
		}

	}

	/**
	 * A function with its arguments; what comes through a pipe is the last one.
	 *
	 * @param name name of the function
	 * @param function the function
	 * @param arguments the arguments
	 */
	record Call(String name, TemplateFunction function, List<TemplateTerm> arguments) implements TemplateTerm {

		public Call {
			arguments = List.copyOf(arguments);
		}

	}

	/**
	 * The first argument that is false, or true, or the last one: {@code and},
	 * {@code or}.
	 *
	 * @param wanted what the argument has to be
	 * @param arguments the arguments, at least one
	 */
	record Choice(boolean wanted, List<TemplateTerm> arguments) implements TemplateTerm {

		public Choice {
			arguments = List.copyOf(arguments);
		}

	}

}
