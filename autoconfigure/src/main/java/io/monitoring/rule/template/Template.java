package io.monitoring.rule.template;

import java.util.List;

/**
 * A text with actions, parsed once and expanded for every alert.
 */
public final class Template {

	private final String text;

	private final List<TemplateNode> nodes;

	private Template(String text, List<TemplateNode> nodes) {
		this.text = text;
		this.nodes = List.copyOf(nodes);
	}

	/**
	 * Parse a template.
	 * @param text the text
	 * @return the template
	 * @throws io.monitoring.promql.parser.ParseException if it is not a template, or uses
	 * an action or a function that is not supported
	 */
	public static Template parse(String text) {
		return new Template(text, new TemplateParser(text).parse());
	}

	/**
	 * Expand the template. As in Prometheus a failure, such as humanizing a word, becomes
	 * the text, because an alert without a summary is better than none.
	 * @param data what the actions show
	 * @return the expanded text
	 */
	public String render(TemplateData data) {
		if (this.nodes.size() == 1 && this.nodes.get(0) instanceof TemplateNode.Text plain) {
			return plain.text();
		}
		StringBuilder target = new StringBuilder(this.text.length() + 32);
		try {
			for (TemplateNode node : this.nodes) {
				TemplateRenderer.render(node, data, target);
			}
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
