package io.monitoring.autoconfigure;

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

import io.monitoring.yaml.YamlException;
import io.monitoring.yaml.YamlFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Finds the files that a property names. A file that is named must be there; a pattern
 * may match nothing, which is told as a warning.
 */
public final class NamedFiles {

	private static final Logger logger = LoggerFactory.getLogger(NamedFiles.class);

	private static final int MOST_FILES = 200;

	private final PropertyErrors errors;

	private final ResourcePatternResolver resolver;

	private final String property;

	private final String kind;

	/**
	 * Create a finder.
	 * @param errors makes the failures
	 * @param loader finds the files
	 * @param property the property, a list
	 * @param kind what the files are called, for example {@code Rule file}
	 */
	public NamedFiles(PropertyErrors errors, ResourceLoader loader, String property, String kind) {
		this.errors = errors;
		this.resolver = new PathMatchingResourcePatternResolver(loader);
		this.property = property;
		this.kind = kind;
	}

	/**
	 * Find and read files.
	 * @param <T> what a file holds
	 * @param locations names of files and patterns
	 * @param reader reads a file of a name and a text
	 * @return what the files hold, in the order of the locations, each file once
	 */
	public <T> List<T> read(List<String> locations, Reader<T> reader) {
		Map<String, Found> found = new LinkedHashMap<>();
		for (int i = 0; i < locations.size(); i++) {
			find(this.property + "[" + i + "]", locations.get(i), found);
		}
		if (found.size() > MOST_FILES) {
			throw this.errors.invalid(this.property, found.size() + " files were found.",
					"Name at most " + MOST_FILES + ", or combine files.");
		}
		List<T> contents = new ArrayList<>();
		Map<String, String> names = new HashMap<>();
		found.forEach((address, file) -> {
			String name = (names.putIfAbsent(file.name(), address) == null) ? file.name() : address;
			contents.add(read(file, name, reader));
		});
		return contents;
	}

	private void find(String key, String location, Map<String, Found> target) {
		boolean pattern = location.startsWith(ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX)
				|| location.contains("*") || location.contains("?");
		boolean any = false;
		try {
			for (Resource resource : this.resolver.getResources(location.strip())) {
				if (resource.isReadable()) {
					target.putIfAbsent(resource.getURL().toString(), new Found(key, resource));
					any = true;
				}
			}
		}
		catch (IOException ex) {
			// A folder that a pattern begins with and that is not there: nothing matches.
			any = false;
		}
		if (!any && pattern) {
			logger.warn("No file matches '{}' of '{}'", location, key);
		}
		else if (!any) {
			throw this.errors.invalid(key, "There is no such file, or it cannot be read.",
					"Correct the location, for example classpath:/rules/shop.yml or file:/etc/shop/rules.yml,"
							+ " or write a pattern such as file:/etc/shop/*.yml for files that may be missing.");
		}
	}

	private <T> T read(Found file, String name, Reader<T> reader) {
		try {
			return reader.read(name, text(file));
		}
		catch (YamlException ex) {
			String description = "%s %s named in '%s'%s cannot be used:%n%n%s".formatted(this.kind,
					file.resource().getDescription(), file.key(), this.errors.origin(file.key()), ex.getMessage());
			throw new FailureAnalyzedException(description,
					(ex.hint() != null) ? ex.hint() : "Correct the file at this place.", ex);
		}
	}

	private String text(Found file) {
		try (InputStream stream = file.resource().getInputStream()) {
			byte[] bytes = stream.readNBytes(4 * YamlFile.MAX_LENGTH);
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw this.errors.invalid(file.key(), file.resource().getDescription() + " is not text in UTF-8.",
					"Save the file in UTF-8.");
		}
		catch (IOException ex) {
			throw this.errors.invalid(file.key(),
					file.resource().getDescription() + " cannot be read: " + ex.getMessage(),
					"Make the file readable for the application.");
		}
	}

	/**
	 * Reads a file.
	 *
	 * @param <T> what it holds
	 */
	@FunctionalInterface
	public interface Reader<T> {

		/**
		 * Read a file.
		 * @param name name of the file
		 * @param text its content
		 * @return what it holds
		 * @throws YamlException for the first mistake in it
		 */
		T read(String name, String text);

	}

	/**
	 * A file that was found.
	 *
	 * @param key the entry of the property that names it
	 * @param resource the file
	 */
	private record Found(String key, Resource resource) {

		String name() {
			String name = this.resource.getFilename();
			return (name != null) ? name : this.resource.getDescription();
		}

	}

}
