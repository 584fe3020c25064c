package io.monitoring.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.rule.template.Template;
import io.monitoring.rule.template.TemplateData;
import io.monitoring.rule.template.TemplateQuery;
import io.monitoring.series.Labels;

/**
 * The labels and annotations of an alerting rule as templates, parsed once.
 */
final class AlertTexts {

	private final String alertName;

	private final TemplateContext context;

	private final Map<String, Template> labels = new LinkedHashMap<>();

	private final Map<String, Template> annotations = new TreeMap<>();

	/**
	 * Parse the templates of a rule.
	 * @param rule the rule
	 * @param context what templates share
	 * @throws IllegalArgumentException if a template does not parse
	 */
	AlertTexts(AlertingRule rule, TemplateContext context) {
		this.alertName = rule.name();
		this.context = context;
		rule.labels().forEach((name, text) -> this.labels.put(name, parse("Label", name, text)));
		rule.annotations().forEach((name, text) -> this.annotations.put(name, parse("Annotation", name, text)));
	}

	private Template parse(String kind, String name, String text) {
		try {
			return this.context.check(Template.parse(text));
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
	 * @param time instant of the evaluation
	 * @param query answers queries at that instant
	 * @return labels and annotations of the alert
	 */
	AlertElement expand(Value.Sample sample, Instant time, TemplateQuery query) {
		TemplateData data = new TemplateData(sample.labels(), sample.value(), this.context.externalLabels(),
				this.context.externalUrl(), time, query);
		Labels.Builder builder = sample.labels().toBuilder().remove(Labels.METRIC_NAME);
		this.labels.forEach((name, template) -> builder.set(name, template.render(data)));
		builder.set(Alert.NAME_LABEL, this.alertName);
		Map<String, String> expanded = new TreeMap<>();
		this.annotations.forEach((name, template) -> expanded.put(name, template.render(data)));
		return new AlertElement(builder.build(), sample.value(), expanded);
	}

}
