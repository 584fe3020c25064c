package io.monitoring.autoconfigure.alert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.Query;
import io.monitoring.rule.RuleGroup;
import io.monitoring.yaml.YamlException;
import io.monitoring.rule.file.RuleFileReader;
import io.monitoring.yaml.YamlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Finds and reads the rule files that the properties name. A file that is named must be
 * there; a pattern may match nothing, which is told as a warning.
 */
public final class RuleFiles {

	private static final Logger logger = LoggerFactory.getLogger(RuleFiles.class);

	private static final String PROPERTY = "monitoring.alerts.rule-files";

	private static final int MOST_FILES = 200;

	private final PropertyErrors errors;

	private final ResourcePatternResolver resolver;

	/**
	 * Create a reader.
	 * @param errors makes the failures
	 * @param loader finds the files
	 */
	public RuleFiles(PropertyErrors errors, ResourceLoader loader) {
		this.errors = errors;
		this.resolver = new PathMatchingResourcePatternResolver(loader);
	}

	/**
	 * Read the files.
	 * @param locations names of files and patterns
	 * @param compiler parses and checks an expression
	 * @return the groups in the order of the locations, each file once
	 */
	public List<RuleGroup> read(List<String> locations, Function<String, Query> compiler) {
		Map<String, NamedResource> found = new LinkedHashMap<>();
		for (int i = 0; i < locations.size(); i++) {
			find(PROPERTY + "[" + i + "]", locations.get(i), found);
		}
		if (found.size() > MOST_FILES) {
			throw this.errors.invalid(PROPERTY, found.size() + " rule files were found.",
					"Name at most " + MOST_FILES + ", or combine files.");
		}
		List<RuleGroup> groups = new ArrayList<>();
		Map<String, String> names = new HashMap<>();
		found.forEach((address, file) -> {
			String name = (names.putIfAbsent(file.name(), address) == null) ? file.name() : address;
			groups.addAll(read(file, name, compiler));
		});
		return groups;
	}

	private void find(String property, String location, Map<String, NamedResource> target) {
		boolean pattern = location.startsWith(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)
				|| location.contains("*") || location.contains("?");
		boolean any = false;
		try {
			for (Resource resource : this.resolver.getResources(location.strip())) {
				if (resource.isReadable()) {
					target.putIfAbsent(resource.getURL().toString(), new NamedResource(property, resource));
					any = true;
				}
			}
		}
		catch (IOException ex) {
			// A folder that a pattern begins with and that is not there: nothing matches.
			any = false;
		}
		if (!any && pattern) {
			logger.warn("No rule file matches '{}' of '{}'", location, property);
		}
		else if (!any) {
			throw this.errors.invalid(property, "There is no such file, or it cannot be read.",
					"Correct the location, for example classpath:/rules/shop.yml or file:/etc/shop/rules.yml,"
							+ " or write a pattern such as file:/etc/shop/*.yml for files that may be missing.");
		}
	}

	private List<RuleGroup> read(NamedResource file, String name, Function<String, Query> compiler) {
		try {
			return new RuleFileReader(compiler).read(name, text(file));
		}
		catch (YamlException ex) {
			String description = "Rule file %s named in '%s'%s cannot be used:%n%n%s".formatted(
					file.resource().getDescription(), file.property(), this.errors.origin(file.property()),
					ex.getMessage());
			throw new FailureAnalyzedException(description,
					(ex.hint() != null) ? ex.hint() : "Correct the file at this place.", ex);
		}
	}

	private String text(NamedResource file) {
		try (InputStream stream = file.resource().getInputStream()) {
			byte[] bytes = stream.readNBytes(4 * YamlFile.MAX_LENGTH);
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw this.errors.invalid(file.property(), file.resource().getDescription() + " is not text in UTF-8.",
					"Save the file in UTF-8.");
		}
		catch (IOException ex) {
			throw this.errors.invalid(file.property(),
					file.resource().getDescription() + " cannot be read: " + ex.getMessage(),
					"Make the file readable for the application.");
		}
	}

	/**
	 * A file that was found.
	 *
	 * @param property the property that names it
	 * @param resource the file
	 */
	private record NamedResource(String property, Resource resource) {

		String name() {
			String name = this.resource.getFilename();
			return (name != null) ? name : this.resource.getDescription();
		}

	}

}
