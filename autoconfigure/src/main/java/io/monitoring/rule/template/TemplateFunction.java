package io.monitoring.rule.template;

/**
 * Something that a template can call.
 */
@FunctionalInterface
interface TemplateFunction {

	/**
	 * Call the function.
	 * @param arguments the values of the arguments
	 * @param data what the template shows
	 * @return its value
	 * @throws ExpansionException if it cannot use the arguments
	 */
	Object apply(Arguments arguments, TemplateData data);

}
