package io.monitoring.openslo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.DefinedObjective.Origin;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveField;
import io.monitoring.yaml.YamlFile;
import io.monitoring.yaml.YamlNode;

/**
 * Reads OpenSLO files, strictly: what is not understood is a mistake of the author, and
 * what is understood but not used is told.
 */
public final class OpenSloReader {

	/** Begins the annotations that say what OpenSLO has no words for. */
	static final String ANNOTATION = "io.monitoring/";

	private static final Set<String> SLO = Set.of("description", "service", "indicator", "indicatorRef", "timeWindow",
			"budgetingMethod", "objectives", "alertPolicies");

	private static final Set<String> OBJECTIVE = Set.of("displayName", "op", "value", "target", "targetPercent",
			"timeSliceTarget", "timeSliceWindow");

	private static final Set<String> UNUSED = Set.of("AlertPolicy", "AlertCondition", "AlertNotificationTarget",
			"DataSource", "Service");

	private final ObjectiveDefinitions definitions;

	public OpenSloReader(ObjectiveDefinitions definitions) {
		this.definitions = definitions;
	}

	/**
	 * Read a file of one document or several.
	 * @param file name of the file for messages
	 * @param text content of the file
	 * @return the objectives and what is not used
	 * @throws io.monitoring.yaml.YamlException for the first mistake in the file
	 */
	public OpenSloFile read(String file, String text) {
		Map<String, YamlNode> indicators = new LinkedHashMap<>();
		List<Document> objectives = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		for (YamlNode node : YamlFile.readAll(file, text)) {
			Document document = Document.read(node);
			if (document.kind().equals("SLI")) {
				if (indicators.put(document.name(), document.required()) != null) {
					throw node.error("indicator '" + document.name() + "' is there twice", "Remove one of them.");
				}
			}
			else if (document.kind().equals("SLO")) {
				objectives.add(document);
			}
			else if (!UNUSED.contains(document.kind())) {
				throw node.error("there is no kind '" + document.kind() + "'", "Use SLO or SLI.");
			}
			else if (document.kind().startsWith("Alert")) {
				warnings.add(file + ": " + document.kind() + " '" + document.name()
						+ "' is not used: every objective has burn-rate alerts of its own");
			}
		}
		List<DefinedObjective> defined = new ArrayList<>();
		objectives.forEach((document) -> defined.addAll(objectives(document, indicators)));
		return new OpenSloFile(defined, warnings);
	}

	private List<DefinedObjective> objectives(Document document, Map<String, YamlNode> indicators) {
		Map<String, YamlNode> fields = document.required().fields("an SLO", SLO);
		ObjectiveDefinition base = base(document, fields);
		YamlNode indicator = indicator(document, fields, indicators);
		YamlNode list = fields.get("objectives");
		List<YamlNode> items = (list != null) ? list.items("'objectives'") : List.of();
		if (items.isEmpty()) {
			throw document.node().error("'" + document.name() + "' has no 'objectives'", "Add at least one.");
		}
		List<DefinedObjective> defined = new ArrayList<>();
		for (int i = 0; i < items.size(); i++) {
			String name = (items.size() == 1) ? document.name() : document.name() + "-" + (i + 1);
			ObjectiveDefinition definition = objective(items.get(i), fields, indicator,
					ObjectiveDefinition.named(name).or(base));
			defined.add(create(definition, items.get(i)));
		}
		return defined;
	}

	private DefinedObjective create(ObjectiveDefinition definition, YamlNode node) {
		try {
			return new DefinedObjective(definition, this.definitions.create(definition), Origin.FILE);
		}
		catch (ObjectiveException ex) {
			throw node.error("objective '" + definition.name() + "', " + ex.field() + ": " + ex.problem(), ex.fix());
		}
	}

	private static ObjectiveDefinition base(Document document, Map<String, YamlNode> fields) {
		ObjectiveDefinition base = ObjectiveDefinition.named(document.name())
			.with(ObjectiveField.DISPLAY_NAME, Document.text(document.metadata(), "displayName"))
			.with(ObjectiveField.DESCRIPTION, Document.text(fields, "description"))
			.with(ObjectiveField.SERVICE,
					Document.required(document.required(), fields, "service", "Name the service."))
			.with(ObjectiveField.LABELS, labels(document));
		YamlNode window = fields.get("timeWindow");
		if (window == null) {
			throw document.required()
				.error("'timeWindow' is missing",
						"Write for example 'timeWindow: [{duration: 30d, isRolling: true}]'.");
		}
		return annotated(WindowReader.read(window, base), document);
	}

	private static Map<String, String> labels(Document document) {
		Map<String, String> labels = new LinkedHashMap<>();
		document.texts("labels").forEach((name, value) -> labels.put(name, value.text("a label")));
		return labels;
	}

	private static ObjectiveDefinition annotated(ObjectiveDefinition base, Document document) {
		ObjectiveDefinition result = base;
		for (Map.Entry<String, YamlNode> entry : document.texts("annotations").entrySet()) {
			String text = entry.getValue().text("an annotation");
			result = switch (entry.getKey()) {
				case ANNOTATION + "min-events" -> result.with(ObjectiveField.MIN_EVENTS, count(entry.getValue(), text));
				case ANNOTATION + "min-bad-events" ->
					result.with(ObjectiveField.MIN_BAD_EVENTS, count(entry.getValue(), text));
				case ANNOTATION + "group-limit" ->
					result.with(ObjectiveField.GROUP_LIMIT, count(entry.getValue(), text));
				case ANNOTATION + "group-by" -> result.with(ObjectiveField.GROUP_BY, list(text));
				case ANNOTATION + "maintenance-windows" -> result.with(ObjectiveField.MAINTENANCE_WINDOWS, list(text));
				default -> result;
			};
		}
		return result;
	}

	private static List<String> list(String text) {
		return Arrays.stream(text.split(",")).map(String::strip).toList();
	}

	private static int count(YamlNode node, String text) {
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw node.error("this is not a whole number", "Write a number such as 10.");
		}
	}

	private static YamlNode indicator(Document document, Map<String, YamlNode> fields,
			Map<String, YamlNode> indicators) {
		YamlNode inline = fields.get("indicator");
		YamlNode reference = fields.get("indicatorRef");
		if ((inline == null) == (reference == null)) {
			throw document.required()
				.error("the SLO needs one of 'indicator' and 'indicatorRef'",
						"Set one of them; composite objectives cannot be read.");
		}
		if (reference != null) {
			YamlNode found = indicators.get(reference.text("'indicatorRef'"));
			if (found == null) {
				throw reference.error("there is no SLI '" + reference.text("'indicatorRef'") + "' in this file",
						"Add it as a document of its own.");
			}
			return found;
		}
		YamlNode written = Document.at(document.node(), fields, "indicator");
		YamlNode spec = written.fields("an indicator", Set.of("metadata", "spec")).get("spec");
		if (spec == null) {
			throw written.error("the indicator has no 'spec'", "Add the field 'spec'.");
		}
		return spec;
	}

	private static ObjectiveDefinition objective(YamlNode item, Map<String, YamlNode> slo, YamlNode indicator,
			ObjectiveDefinition base) {
		Map<String, YamlNode> fields = item.fields("an objective", OBJECTIVE);
		YamlNode share = fields.get("target");
		YamlNode percent = fields.get("targetPercent");
		if ((share == null) == (percent == null)) {
			throw item.error("the objective needs one of 'target' and 'targetPercent'", "Set one of them.");
		}
		BigDecimal target = (share != null) ? number(share).movePointRight(2) : number(percent);
		ObjectiveDefinition definition = base.with(ObjectiveField.TARGET, target);
		if (base.get(ObjectiveField.DISPLAY_NAME) == null) {
			definition = definition.with(ObjectiveField.DISPLAY_NAME, Document.text(fields, "displayName"));
		}
		return IndicatorReader.read(indicator, fields, item, budgeting(item, slo, fields, definition));
	}

	private static BigDecimal number(YamlNode node) {
		return IndicatorReader.number(node, node.text("a number"));
	}

	private static ObjectiveDefinition budgeting(YamlNode item, Map<String, YamlNode> slo, Map<String, YamlNode> fields,
			ObjectiveDefinition base) {
		String method = Document.text(slo, "budgetingMethod");
		YamlNode target = fields.get("timeSliceTarget");
		YamlNode slice = fields.get("timeSliceWindow");
		if ("Timeslices".equals(method)) {
			Document.required(item, fields, "timeSliceTarget", "Set the share that makes a slice good, such as 0.95.");
			ObjectiveDefinition sliced = base.with(ObjectiveField.BUDGETING, "timeslices")
				.with(ObjectiveField.SLICE_TARGET,
						number(Document.at(item, fields, "timeSliceTarget")).movePointRight(2));
			return (slice == null) ? sliced
					: sliced.with(ObjectiveField.SLICE, WindowReader.duration(slice, slice.text("'timeSliceWindow'")));
		}
		if (method != null && !method.equals("Occurrences")) {
			throw Document.at(item, slo, "budgetingMethod")
				.error("'" + method + "' cannot be counted", "Use Occurrences or Timeslices.");
		}
		if (target != null || slice != null) {
			throw item.error("there are no time slices", "Set 'budgetingMethod: Timeslices'.");
		}
		return base;
	}

}
