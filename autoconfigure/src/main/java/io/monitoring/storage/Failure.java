package io.monitoring.storage;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What a failure of the database means, told by SQLite's result code.
 */
enum Failure {

	/** The file is damaged, or is no database. */
	CORRUPT("The file is damaged."),

	/** No room on the disk. */
	FULL("The disk is full. Make room; nothing is lost until the process ends."),

	/** The bound on the size of the file was met, though there is room on the disk. */
	CAP("The file has its largest size and nothing that may be dropped. Allow it more."),

	/** Somebody else holds the file. */
	BUSY("Another process holds the file. Give each process a file of its own."),

	/** The file or its folder must not be written. */
	READ_ONLY("The file cannot be written. Let the process write it and its folder."),

	/** The disk fails, or the file went away. */
	IO("The disk does not take what is written. Look at the disk and at the folder."),

	/** The names lead to other files than those that are open, or to none. */
	MOVED("The file was moved or deleted while it was in use. A new one is begun."),

	/** Anything else. */
	OTHER("The database refused a statement.");

	private final String text;

	Failure(String text) {
		this.text = text;
	}

	/**
	 * Return what it means and what to do.
	 * @return sentences
	 */
	String text() {
		return this.text;
	}

	static Failure ofText(@Nullable String text) {
		for (Failure failure : values()) {
			if (failure.text.equals(text)) {
				return failure;
			}
		}
		return OTHER;
	}

	static Failure of(Exception ex) {
		if (ex instanceof CorruptFileException) {
			return CORRUPT;
		}
		if (ex instanceof MovedFileException) {
			return MOVED;
		}
		return switch (code(ex)) {
			case 5, 6 -> BUSY;
			case 8 -> READ_ONLY;
			case 10, 14 -> IO;
			case 11, 26 -> CORRUPT;
			case 13 -> FULL;
			default -> OTHER;
		};
	}

	/** The lower 8 bits are the primary code, the others refine it. A batch has none. */
	private static int code(@Nullable Throwable ex) {
		if (ex instanceof SQLException sql && sql.getErrorCode() != 0) {
			return sql.getErrorCode() & 0xff;
		}
		return (ex != null) ? code(ex.getCause()) : -1;
	}

}
