package io.monitoring.promql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.promql.parser.SourceRange;

/**
 * Collects what a query wants to tell beside its result, each text once. The texts are
 * those of Prometheus, because users search for them.
 */
final class Annotations {

	private final String text;

	private final Set<String> warnings = new LinkedHashSet<>();

	private final Set<String> infos = new LinkedHashSet<>();

	Annotations(String text) {
		this.text = text;
	}

	void warn(String message, SourceRange source) {
		this.warnings.add("PromQL warning: " + message + position(source));
	}

	void info(String message, SourceRange source) {
		this.infos.add("PromQL info: " + message + position(source));
	}

	List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	List<String> infos() {
		return List.copyOf(this.infos);
	}

	private String position(SourceRange source) {
		return " (" + source.position(this.text) + ")";
	}

}
