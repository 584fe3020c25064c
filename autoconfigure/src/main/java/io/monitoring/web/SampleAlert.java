package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.template.Template;
import io.monitoring.rule.template.TemplateData;
import io.monitoring.series.Labels;

/**
 * The alert that a rule would raise, with sample values: the value is 1, every label that
 * the rule's templates name has the value {@value #SAMPLE}, and queries find nothing.
 */
final class SampleAlert {

	static final String SAMPLE = "sample";

	private static final double VALUE = 1;

	private static final Pattern LABEL = Pattern.compile("(?:\\$labels|\\.Labels)\\.([a-zA-Z_][a-zA-Z0-9_]*)");

	private final AlertingRule rule;

	private final TemplateData data;

	SampleAlert(AlertingRule rule, Labels externalLabels, Instant now) {
		this.rule = rule;
		this.data = new TemplateData(sampleLabels(rule), VALUE, externalLabels, "", now, (query) -> List.of());
	}

	private static Labels sampleLabels(AlertingRule rule) {
		Labels.Builder labels = Labels.builder();
		rule.annotations().values().forEach((text) -> addSamples(text, labels));
		rule.labels().toMap().values().forEach((text) -> addSamples(text, labels));
		return labels.build();
	}

	private static void addSamples(String template, Labels.Builder labels) {
		Matcher matcher = LABEL.matcher(template);
		while (matcher.find()) {
			labels.set(matcher.group(1), SAMPLE);
		}
	}

	Alert firing() {
		Instant now = this.data.time();
		Labels.Builder labels = this.data.labels().toBuilder();
		this.rule.labels().forEach((name, template) -> labels.set(name, render(template)));
		labels.set(Alert.NAME_LABEL, this.rule.name());
		Map<String, String> annotations = new TreeMap<>();
		this.rule.annotations().forEach((name, template) -> annotations.put(name, render(template)));
		return new Alert(labels.build(), annotations, AlertState.FIRING, VALUE, now, now, null);
	}

	/** What does not parse would not have become a rule; a drill must not fail by it. */
	private String render(String template) {
		try {
			return Template.parse(template).render(this.data);
		}
		catch (ParseException ex) {
			return template;
		}
	}

}
