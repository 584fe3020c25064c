package io.monitoring.rule.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.yaml.YamlException;
import io.monitoring.yaml.YamlFile;
import io.monitoring.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads rule files of Prometheus, strictly: what Prometheus would refuse is refused, and
 * so is what it would silently ignore.
 */
public final class RuleFileReader {

	/** Largest number of rules of a file. */
	static final int MAX_RULES = 5000;

	private static final Set<String> FILE_FIELDS = Set.of("groups");

	private static final Set<String> GROUP_FIELDS = Set.of("name", "interval", "query_offset", "limit", "labels",
			"rules");

	private final Function<String, Query> compiler;

	/**
	 * Create a reader.
	 * @param compiler parses and checks an expression
	 */
	public RuleFileReader(Function<String, Query> compiler) {
		this.compiler = compiler;
	}

	/**
	 * Read a file.
	 * @param file name of the file, which tells its groups from those of others
	 * @param text content of the file
	 * @return the groups in the order of the file
	 * @throws YamlException for the first mistake in the file
	 */
	public List<RuleGroup> read(String file, String text) {
		YamlNode groups = YamlFile.read(file, text).fields("a rule file", FILE_FIELDS).get("groups");
		if (groups == null) {
			return List.of();
		}
		List<RuleGroup> result = new ArrayList<>();
		Set<String> names = new HashSet<>();
		int rules = 0;
		for (YamlNode node : groups.items("'groups'")) {
			RuleGroup group = group(file, node);
			if (!names.add(group.name())) {
				throw node.error("group '" + group.name() + "' is there twice", "Give each group a name of its own.");
			}
			rules += group.rules().size();
			if (rules > MAX_RULES) {
				throw node.error("the file has more than " + MAX_RULES + " rules", "Split it into several files.");
			}
			result.add(group);
		}
		return result;
	}

	private RuleGroup group(String file, YamlNode node) {
		Map<String, YamlNode> fields = node.fields("a group", GROUP_FIELDS);
		YamlNode name = fields.get("name");
		if (name == null || name.text("'name'").isEmpty()) {
			throw node.error("the group has no name", "Add the field 'name'.");
		}
		YamlNode shared = fields.get("labels");
		if (shared != null) {
			RuleTexts.labels(shared);
		}
		Duration interval = RuleTexts.duration("interval", fields.get("interval"));
		YamlNode rules = fields.get("rules");
		return new RuleGroup(file, name.text("'name'"), interval.isZero() ? null : interval,
				RuleTexts.duration("query_offset", fields.get("query_offset")), limit(fields.get("limit")),
				(rules != null) ? rules(rules, shared) : List.of());
	}

	private List<Rule> rules(YamlNode node, @Nullable YamlNode shared) {
		RuleReader reader = new RuleReader(this.compiler, shared);
		List<Rule> rules = new ArrayList<>();
		Set<List<Object>> seen = new HashSet<>();
		for (YamlNode item : node.items("'rules'")) {
			Rule rule = reader.read(item);
			if (!seen.add(List.of(rule.getClass(), rule.name(), rule.labels(), rule.expression()))) {
				throw item.error("rule '" + rule.name() + "' is there twice, with the same labels and expression",
						"Remove one of them.");
			}
			rules.add(rule);
		}
		return rules;
	}

	private static int limit(@Nullable YamlNode node) {
		if (node == null) {
			return 0;
		}
		String text = node.text("'limit'");
		try {
			int limit = Integer.parseInt(text);
			if (limit >= 0 && node.isWholeNumber()) {
				return limit;
			}
		}
		catch (NumberFormatException ex) {
			// Told below, as is a number below zero.
		}
		throw node.error("'limit' is not a number from 0 to " + Integer.MAX_VALUE + ": '" + text + "'",
				"Set a whole number, 0 for no limit.");
	}

}
