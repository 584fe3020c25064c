package io.monitoring.slo;

import java.util.List;

import io.monitoring.rule.template.TemplateText;

/**
 * Writes parts of templates that speak of the group that an alert is about: a query finds
 * all groups, and the template picks the one with the labels of the alert.
 */
final class GroupText {

	private static final String SLO = "{{ $labels.slo }}";

	private final Grouped groups;

	GroupText(Grouped groups) {
		this.groups = groups;
	}

	/**
	 * Return how the objective is called, and its group where there is one.
	 * @return for example {@code checkout (uri /pay)}
	 */
	String name() {
		List<String> labels = this.groups.labels()
			.stream()
			.map((label) -> label + " {{ $labels." + label + " }}")
			.toList();
		return labels.isEmpty() ? SLO : SLO + " (" + String.join(", ", labels) + ")";
	}

	String count(String query) {
		return number(query, "printf \"%.0f\"");
	}

	String number(String query, String format) {
		return this.groups.isEmpty() ? TemplateText.number(query, format)
				: each(query, "{{ .Value | " + format + " }}");
	}

	/**
	 * Write a text for the result of a query, nothing where there is none.
	 * @param query the query in PromQL
	 * @param text the text, in which {@code .Value} is the number
	 * @return part of a template
	 */
	String each(String query, String text) {
		if (this.groups.isEmpty()) {
			return "{{ with " + TemplateText.query(query) + " }}{{ with . | first }}" + text + "{{ end }}{{ end }}";
		}
		List<String> equal = this.groups.labels()
			.stream()
			.map((label) -> "(eq .Labels." + label + " $labels." + label + ")")
			.toList();
		String condition = (equal.size() == 1) ? equal.get(0) : "and " + String.join(" ", equal);
		return "{{ range " + TemplateText.query(query) + " }}{{ if " + condition + " }}" + text + "{{ end }}{{ end }}";
	}

}
