package io.monitoring.notify;

import java.util.Map;

/**
 * Writes JSON. Every text is escaped strictly, so that the output is ASCII where it could
 * be misread otherwise: control characters, separators of lines and halves of surrogate
 * pairs.
 */
public final class JsonText {

	private final StringBuilder target = new StringBuilder();

	/** Whether a comma is due before the next name or element. */
	private boolean separate;

	public JsonText beginObject() {
		return open('{');
	}

	public JsonText endObject() {
		return close('}');
	}

	public JsonText beginArray() {
		return open('[');
	}

	public JsonText endArray() {
		return close(']');
	}

	/**
	 * Write the name of a member; its value has to follow.
	 * @param name the name
	 * @return this writer
	 */
	public JsonText name(String name) {
		comma();
		quote(name);
		this.target.append(':');
		this.separate = false;
		return this;
	}

	public JsonText value(String value) {
		comma();
		quote(value);
		this.separate = true;
		return this;
	}

	public JsonText value(long value) {
		comma();
		this.target.append(value);
		this.separate = true;
		return this;
	}

	public JsonText value(boolean value) {
		comma();
		this.target.append(value);
		this.separate = true;
		return this;
	}

	public JsonText member(String name, String value) {
		return name(name).value(value);
	}

	public JsonText member(String name, long value) {
		return name(name).value(value);
	}

	public JsonText member(String name, boolean value) {
		return name(name).value(value);
	}

	/**
	 * Write a member whose value is an object of texts.
	 * @param name the name
	 * @param members members of the object, in the order of the map
	 * @return this writer
	 */
	public JsonText member(String name, Map<String, String> members) {
		name(name).beginObject();
		members.forEach(this::member);
		return endObject();
	}

	private JsonText open(char bracket) {
		comma();
		this.target.append(bracket);
		this.separate = false;
		return this;
	}

	private JsonText close(char bracket) {
		this.target.append(bracket);
		this.separate = true;
		return this;
	}

	private void comma() {
		if (this.separate) {
			this.target.append(',');
		}
	}

	private void quote(String text) {
		this.target.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '"' -> this.target.append("\\\"");
				case '\\' -> this.target.append("\\\\");
				case '\n' -> this.target.append("\\n");
				case '\r' -> this.target.append("\\r");
				case '\t' -> this.target.append("\\t");
				default -> {
					if (isPlain(text, i)) {
						this.target.append(c);
					}
					else {
						this.target.append(String.format("\\u%04x", (int) c));
					}
				}
			}
		}
		this.target.append('"');
	}

	private static boolean isPlain(String text, int index) {
		char c = text.charAt(index);
		if (Character.isHighSurrogate(c)) {
			return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
		}
		return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
	}

	@Override
	public String toString() {
		return this.target.toString();
	}

}
