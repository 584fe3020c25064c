package io.monitoring.autoconfigure.alert;

import java.util.List;
import java.util.function.Function;

import io.monitoring.autoconfigure.NamedFiles;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.Query;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.file.RuleFileReader;

import org.springframework.core.io.ResourceLoader;

/**
 * Reads the rule files that the properties name.
 */
public final class RuleFiles {

	private final NamedFiles files;

	/**
	 * Create a reader.
	 * @param errors makes the failures
	 * @param loader finds the files
	 */
	public RuleFiles(PropertyErrors errors, ResourceLoader loader) {
		this.files = new NamedFiles(errors, loader, "monitoring.alerts.rule-files", "Rule file");
	}

	/**
	 * Read the files.
	 * @param locations names of files and patterns
	 * @param compiler parses and checks an expression
	 * @return the groups in the order of the locations, each file once
	 */
	public List<RuleGroup> read(List<String> locations, Function<String, Query> compiler) {
		RuleFileReader reader = new RuleFileReader(compiler);
		return this.files.read(locations, reader::read).stream().flatMap(List::stream).toList();
	}

}
