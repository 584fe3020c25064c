package io.monitoring.rule;

import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.template.Template;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of all rules share.
 *
 * @param externalLabels labels that templates know as {@code $externalLabels}
 * @param externalUrl address of the application for people, empty if there is none
 * @param compiler parses and checks the queries of templates, {@code null} if they cannot
 * query
 */
public record TemplateContext(Labels externalLabels, String externalUrl, @Nullable Function<String, Query> compiler) {

	/**
	 * Check the queries of a template, if it can query at all.
	 * @param template the template
	 * @return the template
	 * @throws io.monitoring.promql.parser.ParseException if a query does not parse
	 */
	Template check(Template template) {
		return (this.compiler != null) ? template.check(this.compiler) : template;
	}

	Query prepare(String text) {
		if (this.compiler == null) {
			throw new RuleException("templates cannot query here");
		}
		return this.compiler.apply(text);
	}

}
