package io.monitoring.web.input;

import io.monitoring.notify.PlainText;

/**
 * Something that a client sent and that cannot be used; the message is for its author.
 */
public final class InputException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 100;

	public InputException(String message) {
		super(message, null, false, false);
	}

	static InputException of(String place, String problem, String fix) {
		return new InputException("%s %s; %s.".formatted(place, problem, fix));
	}

	/** Quote a text from outside, without what could move a cursor, and not too long. */
	static String quote(String text) {
		return "'" + PlainText.oneLine(text, SHOWN) + "'";
	}

	/** Say what is wrong with something that is itself told. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
