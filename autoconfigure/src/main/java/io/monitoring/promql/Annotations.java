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

	/** A hundred malformed labels are no more use to a reader than twenty. */
	private static final int MAX_TEXTS = 20;

	private final String text;

	private final Set<String> warnings = new LinkedHashSet<>();

	private final Set<String> infos = new LinkedHashSet<>();

	Annotations(String text) {
		this.text = text;
	}

	void warn(String message, SourceRange source) {
		add(this.warnings, "PromQL warning: " + message, source);
	}

	void info(String message, SourceRange source) {
		add(this.infos, "PromQL info: " + message, source);
	}

	List<String> warnings() {
		return List.copyOf(this.warnings);
	}

	List<String> infos() {
		return List.copyOf(this.infos);
	}

	private void add(Set<String> target, String message, SourceRange source) {
		if (target.size() < MAX_TEXTS) {
			target.add(message + " (" + source.position(this.text) + ")");
		}
	}

}
