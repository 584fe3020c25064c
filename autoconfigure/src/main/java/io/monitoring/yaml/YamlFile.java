package io.monitoring.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import io.monitoring.yaml.YamlException.Place;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A text in YAML, read as a tree within limits on its size, its depth and its aliases.
 */
public final class YamlFile {

	/** Largest number of characters of a file. */
	public static final int MAX_LENGTH = 1 << 20;

	private static final int MAX_DEPTH = 20;

	private static final int MAX_ALIASES = 50;

	private static final int MAX_DOCUMENTS = 500;

	private static final char BYTE_ORDER_MARK = '\ufeff';

	private final String name;

	private final int[] characters;

	private YamlFile(String name, String text) {
		this.name = name;
		this.characters = text.codePoints().toArray();
	}

	/**
	 * Read a text.
	 * @param name name of the file for messages
	 * @param text the text
	 * @return the root of the tree
	 * @throws YamlException if it is not YAML, has more than one document or is beyond a
	 * limit
	 */
	public static YamlNode read(String name, String text) {
		return read(name, text, (file, composer) -> new YamlNode(file, composer.getSingleNode()));
	}

	/**
	 * Read a text of several documents.
	 * @param name name of the file for messages
	 * @param text the text
	 * @return the roots of the trees, without empty ones
	 * @throws YamlException if it is not YAML or is beyond a limit
	 */
	public static List<YamlNode> readAll(String name, String text) {
		return read(name, text, (file, composer) -> {
			List<YamlNode> documents = new ArrayList<>();
			while (composer.checkNode()) {
				if (documents.size() == MAX_DOCUMENTS) {
					throw new YamlException(file.start(), "the file has more than " + MAX_DOCUMENTS + " documents",
							"Split it into several files.");
				}
				documents.add(new YamlNode(file, composer.getNode()));
			}
			documents.removeIf(YamlNode::isNull);
			return documents;
		});
	}

	private static <T> T read(String name, String text, BiFunction<YamlFile, Composer, T> reader) {
		String content = (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
		Place start = new Place(name, 1, 1);
		if (content.length() > MAX_LENGTH) {
			throw new YamlException(start, "the file has more than " + MAX_LENGTH + " characters",
					"Split it into several files.");
		}
		try {
			return reader.apply(new YamlFile(name, content), composer(content));
		}
		catch (YamlException ex) {
			throw ex;
		}
		catch (MarkedYAMLException ex) {
			throw new YamlException(place(name, ex), "this is not YAML: " + problem(ex),
					"Correct the YAML at this place.");
		}
		catch (ReaderException ex) {
			throw new YamlException(start,
					"character %d is not allowed in YAML: U+%04X".formatted(ex.getPosition() + 1, ex.getCodePoint()),
					"Remove the character.");
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw new YamlException(start, "this is not YAML within limits: " + ex.getMessage(),
					"Use no more than " + MAX_DEPTH + " levels and " + MAX_ALIASES + " aliases.");
		}
	}

	private static Composer composer(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(MAX_LENGTH);
		options.setNestingDepthLimit(MAX_DEPTH);
		options.setMaxAliasesForCollections(MAX_ALIASES);
		options.setProcessComments(false);
		ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
		return new Composer(parser, new Resolver(), options);
	}

	private static String problem(MarkedYAMLException ex) {
		String context = ex.getContext();
		return (context != null) ? context + ", " + ex.getProblem() : String.valueOf(ex.getProblem());
	}

	private static Place place(String name, MarkedYAMLException ex) {
		Mark mark = (ex.getProblemMark() != null) ? ex.getProblemMark() : ex.getContextMark();
		return (mark != null) ? new Place(name, mark.getLine() + 1, mark.getColumn() + 1) : new Place(name, 1, 1);
	}

	Place start() {
		return new Place(this.name, 1, 1);
	}

	Place place(Node node) {
		Mark mark = node.getStartMark();
		return new Place(this.name, mark.getLine() + 1, mark.getColumn() + 1);
	}

	/**
	 * Find the place of a character of a scalar.
	 * @param scalar the scalar
	 * @param offset position in its value
	 * @return the place, or {@code null} where it is not known
	 */
	@Nullable Place place(ScalarNode scalar, int offset) {
		int index = ScalarSource.index(this.characters, scalar, offset);
		if (index < 0) {
			return null;
		}
		int line = 1;
		int lineStart = 0;
		for (int i = 0; i < index; i++) {
			if (this.characters[i] == '\n') {
				line++;
				lineStart = i + 1;
			}
		}
		return new Place(this.name, line, index - lineStart + 1);
	}

}
