package io.monitoring.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds where in a file a character of a scalar stands. YAML folds and strips only blanks
 * and line ends, so the other characters are walked through side by side; where one
 * differs it was escaped, and the place is not known.
 */
final class ScalarSource {

	private ScalarSource() {
	}

	/**
	 * Find a character.
	 * @param file characters of the file
	 * @param scalar the scalar
	 * @param offset position in the value of the scalar, its length for the end
	 * @return position in the file, -1 where it is not known
	 */
	static int index(int[] file, ScalarNode scalar, int offset) {
		String value = scalar.getValue();
		int source = start(file, scalar);
		int afterLast = source;
		int i = 0;
		while (i < value.length()) {
			int wanted = value.codePointAt(i);
			if (!isSpace(wanted)) {
				while (source < file.length && isSpace(file[source])) {
					source++;
				}
				if (source >= file.length || file[source] != wanted) {
					return -1;
				}
				if (i >= offset) {
					return source;
				}
				source++;
				afterLast = source;
			}
			i += Character.charCount(wanted);
		}
		return afterLast;
	}

	private static int start(int[] file, ScalarNode scalar) {
		int start = scalar.getStartMark().getIndex();
		ScalarStyle style = scalar.getScalarStyle();
		if (style == ScalarStyle.PLAIN) {
			return start;
		}
		if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
			int header = start;
			while (header < file.length && file[header] != '\n') {
				header++;
			}
			return header;
		}
		return start + 1;
	}

	private static boolean isSpace(int c) {
		return c == ' ' || c == '\t' || c == '\n' || c == '\r';
	}

}
