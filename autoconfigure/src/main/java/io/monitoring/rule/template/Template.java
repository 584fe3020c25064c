package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;

/**
 * A text with actions, parsed once and expanded for every alert.
 */
public final class Template {

	private final String text;

	private final TemplateNode.Body body;

	private final Map<String, TemplateNode.Body> definitions;

	private final List<TemplateQueryText> queries;

	private Template(String text, TemplateNode.Body body, Map<String, TemplateNode.Body> definitions) {
		this.text = text;
		this.body = body;
		this.definitions = Map.copyOf(definitions);
		List<TemplateNode.Body> bodies = new ArrayList<>(this.definitions.values());
		bodies.add(0, body);
		this.queries = List.copyOf(new QueryFinder().find(bodies));
	}

	/**
	 * Parse a template.
	 * @param text the text
	 * @return the template
	 * @throws ParseException if it is not a template, or uses an action or a function
	 * that is not supported
	 */
	public static Template parse(String text) {
		TemplateParser parser = new TemplateParser(text);
		TemplateNode.Body body = parser.parse();
		return new Template(text, body, parser.definitions());
	}

	/**
	 * Return the queries that the template may ask, as far as they stand in its text.
	 * @return the texts of the queries
	 */
	public List<TemplateQueryText> queries() {
		return this.queries;
	}

	/**
	 * Check the queries that are known as a whole.
	 * @param compiler parses and checks an expression
	 * @return this template
	 * @throws ParseException if one does not parse, with its place in the template
	 */
	public Template check(Function<String, ?> compiler) {
		for (TemplateQueryText query : this.queries) {
			try {
				if (query.exact()) {
					Objects.requireNonNull(compiler.apply(query.text()));
				}
			}
			catch (ParseException ex) {
				boolean verbatim = this.text.startsWith(query.text(), query.start());
				int start = query.start() + (verbatim ? ex.source().start() : 0);
				int end = verbatim ? query.start() + ex.source().end() : start + 1;
				throw new ParseException(ex.problem(), this.text, new SourceRange(start, end), ex.hint());
			}
		}
		return this;
	}

	/**
	 * Expand the template. As in Prometheus a failure, such as humanizing a word, becomes
	 * the text, because an alert without a summary is better than none.
	 * @param data what the actions show
	 * @return the expanded text, at most 65,536 characters
	 */
	public String render(TemplateData data) {
		if (this.body.nodes().size() == 1 && this.body.nodes().get(0) instanceof TemplateNode.Text plain) {
			return plain.text();
		}
		StringBuilder target = new StringBuilder(this.text.length() + 32);
		try {
			new TemplateRenderer(data, this.definitions, target).render(this.body);
			return target.toString();
		}
		catch (ExpansionException ex) {
			return "<error expanding template: " + ex.getMessage() + ">";
		}
	}

	@Override
	public String toString() {
		return this.text;
	}

}
