package io.monitoring.rule.template;

import java.util.List;

/**
 * Something with a value: a text ({@code String}), a number ({@code Double}, or
 * {@code Long} for a whole number in a template), or {@code Labels}.
 */
sealed interface TemplateTerm {

	/**
	 * A number or text in the template.
	 *
	 * @param value the value
	 */
	record Literal(Object value) implements TemplateTerm {

	}

	/**
	 * All labels.
	 *
	 * @param external whether those of the application are meant
	 */
	record LabelSet(boolean external) implements TemplateTerm {

	}

	/**
	 * One label; a missing one is the empty text.
	 *
	 * @param external whether one of the application is meant
	 * @param name name of the label
	 */
	record Label(boolean external, String name) implements TemplateTerm {

	}

	/**
	 * The value of the alert.
	 */
	record AlertValue() implements TemplateTerm {

	}

	/**
	 * A function with its arguments; what comes through a pipe is the last one.
	 *
	 * @param function the function
	 * @param arguments the arguments
	 */
	record Call(TemplateFunction function, List<TemplateTerm> arguments) implements TemplateTerm {

		public Call {
			arguments = List.copyOf(arguments);
		}

	}

}
