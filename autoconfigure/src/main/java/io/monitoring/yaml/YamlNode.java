package io.monitoring.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A node of a YAML file that knows its place. It is read by saying what is expected, and
 * everything else is a mistake of the author.
 */
public final class YamlNode {

	private static final Set<Tag> TEXTS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP, Tag.NULL);

	private static final int LONGEST_SHOWN = 60;

	private final YamlFile file;

	private final @Nullable Node node;

	YamlNode(YamlFile file, @Nullable Node node) {
		this.file = file;
		this.node = node;
	}

	/**
	 * Return whether there is nothing: a key without a value, {@code null} or {@code ~}.
	 * @return {@code true} if there is no value
	 */
	public boolean isNull() {
		return this.node == null || (this.node instanceof ScalarNode && Tag.NULL.equals(this.node.getTag()));
	}

	/**
	 * Return whether this is a whole number: one in quotes is a text.
	 * @return {@code true} for a whole number
	 */
	public boolean isWholeNumber() {
		return this.node instanceof ScalarNode scalar && Tag.INT.equals(scalar.getTag());
	}

	/**
	 * Read a map with known keys. Those without a value are left out.
	 * @param what what the map is, for messages
	 * @param known the keys that are allowed
	 * @return the values by key, in the order of the file
	 */
	public Map<String, YamlNode> fields(String what, Set<String> known) {
		Map<String, YamlNode> fields = new LinkedHashMap<>();
		for (Map.Entry<YamlNode, YamlNode> entry : entries(what).entrySet()) {
			String key = entry.getKey().text("a field of " + what);
			if (!known.contains(key)) {
				throw entry.getKey()
					.error("unknown field '" + shown(key) + "' in " + what,
							"Use the fields " + String.join(", ", known.stream().sorted().toList()) + ".");
			}
			if (!entry.getValue().isNull()) {
				fields.put(key, entry.getValue());
			}
		}
		return fields;
	}

	/**
	 * Read a map with keys of the author's choice.
	 * @param what what the map is, for messages
	 * @return keys and values in the order of the file, each key once
	 */
	public Map<YamlNode, YamlNode> entries(String what) {
		if (isNull()) {
			return Map.of();
		}
		if (!(this.node instanceof MappingNode mapping)) {
			throw error(what + " must be a map of fields, but is " + kind(), "Write 'field: value' lines.");
		}
		Map<YamlNode, YamlNode> entries = new LinkedHashMap<>();
		Map<String, YamlNode> seen = new LinkedHashMap<>();
		for (NodeTuple tuple : mapping.getValue()) {
			YamlNode key = new YamlNode(this.file, tuple.getKeyNode());
			String name = key.text("a field of " + what);
			YamlNode first = seen.putIfAbsent(name, key);
			if (first != null) {
				throw key.error("field '" + shown(name) + "' is there twice, first in line " + first.place().line(),
						"Remove one of them.");
			}
			entries.put(key, new YamlNode(this.file, tuple.getValueNode()));
		}
		return entries;
	}

	/**
	 * Read a list.
	 * @param what what the list is, for messages
	 * @return the items, none if there is no value
	 */
	public List<YamlNode> items(String what) {
		if (isNull()) {
			return List.of();
		}
		if (!(this.node instanceof SequenceNode sequence)) {
			throw error(what + " must be a list, but is " + kind(), "Begin each item with '- '.");
		}
		List<YamlNode> items = new ArrayList<>(sequence.getValue().size());
		sequence.getValue().forEach((item) -> items.add(new YamlNode(this.file, item)));
		return items;
	}

	/**
	 * Read a text; a number or a truth value is the text that was written.
	 * @param what what the text is, for messages
	 * @return the text, the empty text if there is no value
	 */
	public String text(String what) {
		if (!(this.node instanceof ScalarNode scalar)) {
			if (this.node == null) {
				return "";
			}
			throw error(what + " must be a text, but is " + kind(), "Put the text in quotes.");
		}
		if (!TEXTS.contains(scalar.getTag())) {
			throw error(what + " has the tag '" + shown(scalar.getTag().getValue()) + "'", "Remove the tag.");
		}
		return isNull() ? "" : scalar.getValue();
	}

	/**
	 * Create the failure of this node.
	 * @param problem what is wrong, without a full stop
	 * @param hint what to do, a sentence or {@code null}
	 * @return the failure, to be thrown
	 */
	public YamlException error(String problem, @Nullable String hint) {
		return new YamlException(place(), problem, hint);
	}

	/**
	 * Create the failure of a character of this text.
	 * @param offset position in the text
	 * @param problem what is wrong, without a full stop
	 * @param hint what to do, a sentence or {@code null}
	 * @return the failure, to be thrown; its place is that of the node where the place of
	 * the character is not known
	 */
	public YamlException error(int offset, String problem, @Nullable String hint) {
		YamlException.Place exact = (this.node instanceof ScalarNode scalar) ? this.file.place(scalar, offset) : null;
		return new YamlException((exact != null) ? exact : place(), problem, hint);
	}

	private YamlException.Place place() {
		return (this.node != null) ? this.file.place(this.node) : this.file.start();
	}

	private String kind() {
		if (this.node instanceof MappingNode) {
			return "a map";
		}
		return (this.node instanceof SequenceNode) ? "a list" : "a text";
	}

	private static String shown(String text) {
		return (text.length() > LONGEST_SHOWN) ? text.substring(0, LONGEST_SHOWN) + "..." : text;
	}

}
