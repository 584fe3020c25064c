package io.monitoring.rule.template;

import java.util.List;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateToken.Kind;

/**
 * Finds what a variable or field with the fields after it means.
 */
final class TemplatePath {

	private static final String HINT = "Known are $labels, $value, $externalLabels and .Labels, .Value,"
			+ " .ExternalLabels.";

	private final String text;

	private final TemplateToken start;

	TemplatePath(String text, TemplateToken start) {
		this.text = text;
		this.start = start;
	}

	/**
	 * Return what is meant.
	 * @param fields the fields: after a variable, or all of them
	 * @return the term
	 * @throws ParseException if nothing of that name exists
	 */
	TemplateTerm resolve(List<String> fields) {
		if (this.start.is(Kind.FIELD) || this.start.text().isEmpty()) {
			return ofData(fields);
		}
		return switch (this.start.text()) {
			case "labels" -> ofLabels(false, fields);
			case "externalLabels" -> ofLabels(true, fields);
			case "value" -> ofValue(fields);
			default -> throw error("undefined variable '$" + this.start.text() + "'");
		};
	}

	private TemplateTerm ofData(List<String> fields) {
		String field = fields.isEmpty() ? "" : fields.get(0);
		List<String> rest = fields.isEmpty() ? fields : fields.subList(1, fields.size());
		return switch (field) {
			case "Labels" -> ofLabels(false, rest);
			case "ExternalLabels" -> ofLabels(true, rest);
			case "Value" -> ofValue(rest);
			case "" -> throw error("the data as a whole cannot be shown");
			default -> throw error("undefined field '." + field + "'");
		};
	}

	private TemplateTerm ofLabels(boolean external, List<String> fields) {
		if (fields.isEmpty()) {
			return new TemplateTerm.LabelSet(external);
		}
		if (fields.size() > 1 || fields.get(0).isEmpty()) {
			throw error("the value of a label is a text and has no fields");
		}
		return new TemplateTerm.Label(external, fields.get(0));
	}

	private TemplateTerm ofValue(List<String> fields) {
		if (!fields.isEmpty()) {
			throw error("the value is a number and has no fields");
		}
		return new TemplateTerm.AlertValue();
	}

	private ParseException error(String problem) {
		return new ParseException(problem, this.text, new SourceRange(this.start.start(), this.start.end()), HINT);
	}

}
