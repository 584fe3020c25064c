package io.monitoring.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.rule.template.Template;
import io.monitoring.rule.template.TemplateData;
import io.monitoring.series.Labels;

/**
 * The labels and annotations of an alerting rule as templates, parsed once.
 */
final class AlertTexts {

	private final String alertName;

	private final Labels externalLabels;

	private final Map<String, Template> labels = new LinkedHashMap<>();

	private final Map<String, Template> annotations = new TreeMap<>();

	/**
	 * Parse the templates of a rule.
	 * @param rule the rule
	 * @param externalLabels labels that templates know as {@code $externalLabels}
	 * @throws IllegalArgumentException if a template does not parse
	 */
	AlertTexts(AlertingRule rule, Labels externalLabels) {
		this.alertName = rule.name();
		this.externalLabels = externalLabels;
		rule.labels().forEach((name, text) -> this.labels.put(name, parse("Label", name, text)));
		rule.annotations().forEach((name, text) -> this.annotations.put(name, parse("Annotation", name, text)));
	}

	private Template parse(String kind, String name, String text) {
		try {
			return Template.parse(text);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(
					"%s '%s' of alert rule '%s' does not parse: %s".formatted(kind, name, this.alertName, ex.render()),
					ex);
		}
	}

	/**
	 * Expand the texts for one element of a result. Templates see the labels as they were
	 * queried, the metric name among them.
	 * @param sample the element
	 * @return labels and annotations of the alert
	 */
	AlertElement expand(Value.Sample sample) {
		TemplateData data = new TemplateData(sample.labels(), sample.value(), this.externalLabels);
		Labels.Builder builder = sample.labels().toBuilder().remove(Labels.METRIC_NAME);
		this.labels.forEach((name, template) -> builder.set(name, template.render(data)));
		builder.set(Alert.NAME_LABEL, this.alertName);
		Map<String, String> expanded = new TreeMap<>();
		this.annotations.forEach((name, template) -> expanded.put(name, template.render(data)));
		return new AlertElement(builder.build(), sample.value(), expanded);
	}

}
