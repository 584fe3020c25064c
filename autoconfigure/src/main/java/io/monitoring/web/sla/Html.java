package io.monitoring.web.sla;

import java.util.List;

import io.monitoring.notify.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML in which every text is text: there is no way to add a tag but by its name.
 */
final class Html {

	private static final int LONGEST = 1000;

	private final StringBuilder target = new StringBuilder();

	/**
	 * Add an element that holds a text.
	 * @param tag name of the element
	 * @param text the text, nothing if it is {@code null}
	 * @return this
	 */
	Html element(String tag, @Nullable Object text) {
		return open(tag).text(text).close(tag);
	}

	Html open(String tag) {
		this.target.append('<').append(tag).append('>');
		return this;
	}

	Html close(String tag) {
		this.target.append("</").append(tag).append(">\n");
		return this;
	}

	/**
	 * Add a row of a table.
	 * @param tag name of its cells
	 * @param cells the cells
	 * @return this
	 */
	Html row(String tag, List<? extends @Nullable Object> cells) {
		open("tr");
		cells.forEach((cell) -> element(tag, cell));
		return close("tr");
	}

	Html text(@Nullable Object text) {
		if (text != null) {
			PlainText.oneLine(text.toString(), LONGEST).codePoints().forEach(this::append);
		}
		return this;
	}

	private void append(int character) {
		switch (character) {
			case '<' -> this.target.append("&lt;");
			case '>' -> this.target.append("&gt;");
			case '&' -> this.target.append("&amp;");
			case '"' -> this.target.append("&quot;");
			case '\'' -> this.target.append("&#39;");
			default -> this.target.appendCodePoint(character);
		}
	}

	@Override
	public String toString() {
		return this.target.toString();
	}

}
