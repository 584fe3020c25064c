package io.monitoring.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.rule.template.Template;
import io.monitoring.rule.template.TemplateQueryText;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;

/**
 * Finds the series that the templates of a rule query, so that they are kept. Of a query
 * that {@code printf} puts together the conditions on unknown values are left out; one
 * whose metric is not known keeps nothing, rather than everything.
 */
public final class TemplateSelections {

	private TemplateSelections() {
	}

	/**
	 * Return what the labels and annotations of a rule query.
	 * @param rule the rule
	 * @param compiler parses and checks an expression
	 * @return what has to be kept
	 */
	public static List<Retention> of(AlertingRule rule, Function<String, Query> compiler) {
		List<String> texts = new ArrayList<>(rule.annotations().values());
		rule.labels().forEach((name, value) -> texts.add(value));
		return texts.stream()
			.flatMap((text) -> Template.parse(text).queries().stream())
			.flatMap((query) -> selections(query, compiler).stream())
			.distinct()
			.toList();
	}

	private static Collection<Retention> selections(TemplateQueryText query, Function<String, Query> compiler) {
		try {
			return compiler.apply(query.text())
				.selections()
				.stream()
				.map(TemplateSelections::known)
				.filter(TemplateSelections::namesMetric)
				.toList();
		}
		catch (ParseException ex) {
			// Refused elsewhere if it is written in the template, else told in the text.
			return List.of();
		}
	}

	private static Retention known(Retention retention) {
		return new Retention(retention.matchers()
			.stream()
			.filter((matcher) -> !matcher.value().contains(TemplateQueryText.UNKNOWN))
			.toList(), retention.duration());
	}

	private static boolean namesMetric(Retention retention) {
		return retention.matchers()
			.stream()
			.anyMatch((matcher) -> matcher.name().equals(Labels.METRIC_NAME)
					&& matcher.type() == LabelMatcher.Type.EQUAL);
	}

}
