package io.monitoring.rule.template;

import java.util.List;

/**
 * Something that a template can call.
 */
@FunctionalInterface
interface TemplateFunction {

	/**
	 * Call the function.
	 * @param arguments the values of the arguments
	 * @return its value
	 * @throws ExpansionException if it cannot use them
	 */
	Object apply(List<Object> arguments);

}
