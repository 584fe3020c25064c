package io.monitoring.web;

import java.util.Collection;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object of which tests change one field at a time.
 */
record ObjectBody(ObjectNode node) {

	static ObjectBody of(String json) {
		return new ObjectBody((ObjectNode) JsonMapper.shared().readTree(json));
	}

	static ObjectBody of(ApiResponse response) {
		return of(response.body());
	}

	Collection<String> names() {
		return this.node.propertyNames();
	}

	ObjectBody with(String name, Object value) {
		ObjectNode changed = this.node.deepCopy();
		changed.putPOJO(name, value);
		return new ObjectBody(changed);
	}

	ObjectBody without(String name) {
		ObjectNode changed = this.node.deepCopy();
		changed.remove(name);
		return new ObjectBody(changed);
	}

	String json() {
		return this.node.toString();
	}

}
