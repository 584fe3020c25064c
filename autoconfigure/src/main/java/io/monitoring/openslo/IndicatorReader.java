package io.monitoring.openslo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.yaml.YamlNode;

/**
 * Reads what an objective of OpenSLO measures.
 */
final class IndicatorReader {

	private static final Set<String> FIELDS = Set.of("description", "ratioMetric", "thresholdMetric");

	private static final Set<String> RATIO = Set.of("counter", "good", "bad", "total", "raw", "rawType");

	private static final Set<String> SOURCE = Set.of("metricSourceRef", "type", "spec");

	private IndicatorReader() {
	}

	/**
	 * Read an indicator.
	 * @param spec its specification
	 * @param objective fields of the objective, for the operator and the value
	 * @param item the objective
	 * @param base what is known already
	 * @return the definition with what is measured
	 */
	static ObjectiveDefinition read(YamlNode spec, Map<String, YamlNode> objective, YamlNode item,
			ObjectiveDefinition base) {
		Map<String, YamlNode> fields = spec.fields("an indicator", FIELDS);
		YamlNode ratio = fields.get("ratioMetric");
		YamlNode threshold = fields.get("thresholdMetric");
		if ((ratio == null) == (threshold == null)) {
			throw spec.error("the indicator has " + ((ratio == null) ? "neither" : "both")
					+ " of 'ratioMetric' and 'thresholdMetric'", "Set one of them.");
		}
		if (ratio != null) {
			for (String field : new String[] { "op", "value" }) {
				if (objective.containsKey(field)) {
					throw objective.get(field).error("a ratio has no '" + field + "'", "Remove it.");
				}
			}
			return ratio(ratio, base);
		}
		String value = Document.required(item, objective, "value", "Set what the value is compared with.");
		return base.with(ObjectiveField.TYPE, "value")
			.with(ObjectiveField.EXPR, query(threshold))
			.with(ObjectiveField.OPERATOR, Document.required(item, objective, "op", "Use lte, lt, gte or gt."))
			.with(ObjectiveField.VALUE, number(Document.at(item, objective, "value"), value));
	}

	private static ObjectiveDefinition ratio(YamlNode node, ObjectiveDefinition base) {
		Map<String, YamlNode> fields = node.fields("a ratio", RATIO);
		YamlNode raw = fields.get("raw");
		if (raw != null) {
			return raw(raw, node, fields, base);
		}
		if (!"true".equals(Document.text(fields, "counter"))) {
			throw node.error("the ratio is not one of counters", "Set 'counter: true', or measure the ratio as 'raw'.");
		}
		YamlNode total = fields.get("total");
		YamlNode good = fields.get("good");
		YamlNode bad = fields.get("bad");
		if (total == null || (good == null) == (bad == null)) {
			throw node.error("a ratio needs 'total' and one of 'good' and 'bad'", "Add what is missing.");
		}
		String all = query(total);
		String text = (good != null) ? query(good) : "sum(" + all + ") - (sum(" + query(bad) + ") or vector(0))";
		return base.with(ObjectiveField.TYPE, "ratio").with(ObjectiveField.GOOD, text).with(ObjectiveField.TOTAL, all);
	}

	private static ObjectiveDefinition raw(YamlNode raw, YamlNode node, Map<String, YamlNode> fields,
			ObjectiveDefinition base) {
		for (String field : new String[] { "good", "bad", "total" }) {
			if (fields.containsKey(field)) {
				throw fields.get(field).error("a raw ratio has no '" + field + "'", "Remove it or 'raw'.");
			}
		}
		String query = query(raw);
		return switch (Document.required(node, fields, "rawType", "Use success or failure.")) {
			case "failure" -> base.with(ObjectiveField.TYPE, "error-ratio").with(ObjectiveField.ERROR_RATIO, query);
			case "success" ->
				base.with(ObjectiveField.TYPE, "error-ratio").with(ObjectiveField.ERROR_RATIO, "1 - (" + query + ")");
			default -> throw Document.at(node, fields, "rawType")
				.error("this is no kind of raw ratio", "Use success or failure.");
		};
	}

	private static String query(YamlNode node) {
		YamlNode source = node.fields("a metric", Set.of("metricSource")).get("metricSource");
		if (source == null) {
			throw node.error("'metricSource' is missing", "Add it, with 'type: Prometheus' and a query.");
		}
		Map<String, YamlNode> fields = source.fields("a metric source", SOURCE);
		String type = Document.text(fields, "type");
		if (type != null && !type.equalsIgnoreCase("prometheus")) {
			throw Document.at(source, fields, "type")
				.error("a metric source of type '" + type + "' cannot be read",
						"Use 'type: Prometheus' and a query in PromQL.");
		}
		YamlNode spec = fields.get("spec");
		if (spec == null) {
			throw source.error("the metric source has no 'spec'", "Add 'spec: {query: ...}'.");
		}
		return Document.required(spec, spec.fields("a query", Set.of("query")), "query", "Write it in PromQL.");
	}

	static BigDecimal number(YamlNode node, String text) {
		try {
			if (text.length() <= 40) {
				return new BigDecimal(text);
			}
		}
		catch (NumberFormatException ex) {
			// Told below, as is what is too long.
		}
		throw node.error("this is not a number", "Write a number such as 0.999.");
	}

}
