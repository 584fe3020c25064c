package io.monitoring.rule;

import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.series.Labels;

/**
 * What the templates of all rules share.
 *
 * @param externalLabels labels that templates know as {@code $externalLabels}
 * @param externalUrl address of the application for people, empty if there is none
 * @param compiler parses and checks the queries of templates
 */
public record TemplateContext(Labels externalLabels, String externalUrl, Function<String, Query> compiler) {

	/**
	 * Create a context in which templates cannot query.
	 * @param externalLabels labels that templates know as {@code $externalLabels}
	 * @return the context
	 */
	static TemplateContext withoutQueries(Labels externalLabels) {
		return new TemplateContext(externalLabels, "", (text) -> {
			throw new RuleException("templates cannot query here");
		});
	}

}
