package io.monitoring.rule.template;

import java.util.List;

/**
 * Answers the queries of a template, at the instant of the alert's evaluation.
 */
@FunctionalInterface
public interface TemplateQuery {

	/**
	 * Evaluate a query.
	 * @param text the query in PromQL
	 * @return the elements of its result
	 * @throws RuntimeException if the query cannot be answered; the message becomes part
	 * of the text of the alert
	 */
	List<TemplateSample> query(String text);

	/**
	 * Return what answers nothing, for templates that are expanded apart from an engine.
	 * @return a function that always fails
	 */
	static TemplateQuery none() {
		return (text) -> {
			throw new ExpansionException("there is nothing here that answers queries");
		};
	}

}
