package io.monitoring.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be used: what is wrong, in which file, line and column, and what to
 * do.
 */
public final class YamlException extends RuntimeException {

	private final int line;

	private final int column;

	private final @Nullable String hint;

	/**
	 * Create the exception.
	 * @param place file, line and column
	 * @param problem what is wrong, one line or more
	 * @param hint what to do, or {@code null}
	 */
	YamlException(Place place, String problem, @Nullable String hint) {
		super(place + ": " + problem);
		this.line = place.line();
		this.column = place.column();
		this.hint = hint;
	}

	public int line() {
		return this.line;
	}

	public int column() {
		return this.column;
	}

	/**
	 * Return what the author of the file can do about it.
	 * @return a sentence, or {@code null} if there is nothing to suggest
	 */
	public @Nullable String hint() {
		return this.hint;
	}

	/**
	 * A place in a file, counted from one.
	 *
	 * @param file name of the file
	 * @param line the line
	 * @param column the character of the line
	 */
	record Place(String file, int line, int column) {

		@Override
		public String toString() {
			return this.file + ":" + this.line + ":" + this.column;
		}

	}

}
