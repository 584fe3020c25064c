package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * Expands the parts of a template.
 */
final class TemplateRenderer {

	private TemplateRenderer() {
	}

	static void render(TemplateNode node, TemplateData data, StringBuilder target) {
		if (node instanceof TemplateNode.Text text) {
			target.append(text.text());
		}
		else if (node instanceof TemplateNode.Output output) {
			target.append(show(value(output.term(), data)));
		}
	}

	private static Object value(TemplateTerm term, TemplateData data) {
		if (term instanceof TemplateTerm.Literal literal) {
			return literal.value();
		}
		if (term instanceof TemplateTerm.LabelSet set) {
			return labels(set.external(), data);
		}
		if (term instanceof TemplateTerm.Label label) {
			return labels(label.external(), data).get(label.name());
		}
		if (term instanceof TemplateTerm.Call call) {
			List<Object> arguments = new ArrayList<>(call.arguments().size());
			call.arguments().forEach((argument) -> arguments.add(value(argument, data)));
			return call.function().apply(arguments);
		}
		return data.value();
	}

	private static Labels labels(boolean external, TemplateData data) {
		return external ? data.externalLabels() : data.labels();
	}

	/**
	 * Write a value as Go's {@code %v} does.
	 * @param value the value
	 * @return the text
	 */
	static String show(Object value) {
		if (value instanceof Double number) {
			return NumberText.general(number);
		}
		if (value instanceof Labels labels) {
			StringBuilder text = new StringBuilder("map[");
			labels.forEach((name, labelValue) -> text.append((text.length() > 4) ? " " : "")
				.append(name)
				.append(':')
				.append(labelValue));
			return text.append(']').toString();
		}
		return value.toString();
	}

}
