package io.monitoring.openslo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.monitoring.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/**
 * One document of an OpenSLO file.
 *
 * @param kind its kind
 * @param name its name
 * @param metadata what is said about it
 * @param spec what it says, {@code null} if nothing
 * @param node all of it
 */
record Document(String kind, String name, Map<String, YamlNode> metadata, @Nullable YamlNode spec, YamlNode node) {

	private static final Set<String> FIELDS = Set.of("apiVersion", "kind", "metadata", "spec");

	private static final Set<String> METADATA = Set.of("name", "displayName", "labels", "annotations");

	static Document read(YamlNode node) {
		Map<String, YamlNode> fields = node.fields("a document", FIELDS);
		String version = required(node, fields, "apiVersion", "Write 'apiVersion: openslo/v1'.");
		if (!version.equals("openslo/v1")) {
			throw at(node, fields, "apiVersion").error("'" + version + "' cannot be read",
					"Write 'apiVersion: openslo/v1'.");
		}
		String kind = required(node, fields, "kind", "Write for example 'kind: SLO'.");
		YamlNode metadata = fields.get("metadata");
		if (metadata == null) {
			throw node.error("the document has no 'metadata'", "Give it a name with 'metadata: {name: ...}'.");
		}
		Map<String, YamlNode> about = metadata.fields("metadata", METADATA);
		return new Document(kind, required(metadata, about, "name", "Give it a name."), about, fields.get("spec"),
				node);
	}

	static String required(YamlNode parent, Map<String, YamlNode> fields, String name, String hint) {
		YamlNode node = fields.get(name);
		if (node == null || node.text("'" + name + "'").isBlank()) {
			throw ((node != null) ? node : parent).error("'" + name + "' is missing", hint);
		}
		return node.text("'" + name + "'").strip();
	}

	/**
	 * Return where a failure belongs.
	 * @param parent what has the fields
	 * @param fields the fields
	 * @param name name of a field
	 * @return the field, or what should have it
	 */
	static YamlNode at(YamlNode parent, Map<String, YamlNode> fields, String name) {
		YamlNode node = fields.get(name);
		return (node != null) ? node : parent;
	}

	static @Nullable String text(Map<String, YamlNode> fields, String name) {
		YamlNode node = fields.get(name);
		return (node != null) ? node.text("'" + name + "'") : null;
	}

	/**
	 * Read labels or annotations.
	 * @param name name of the field
	 * @return names and values
	 */
	Map<String, YamlNode> texts(String name) {
		Map<String, YamlNode> texts = new LinkedHashMap<>();
		YamlNode node = this.metadata.get(name);
		if (node != null) {
			node.entries("'" + name + "'").forEach((key, value) -> texts.put(key.text("a key"), value));
		}
		return texts;
	}

	YamlNode required() {
		if (this.spec == null) {
			throw this.node.error("'" + this.name + "' has no 'spec'", "Add the field 'spec'.");
		}
		return this.spec;
	}

}
