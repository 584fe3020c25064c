package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;

/**
 * Cuts a template into text and actions.
 */
final class TemplatePieces {

	private static final String OPEN = "{{";

	private static final String CLOSE = "}}";

	private static final String TRIM_CLOSE = " -}}";

	private final String text;

	private final List<TemplatePiece> pieces = new ArrayList<>();

	/** Offset after the last action. */
	private int position;

	/** Whether the last action trims the blanks that follow it. */
	private boolean trimNext;

	TemplatePieces(String text) {
		this.text = text;
	}

	/**
	 * Cut the template.
	 * @return its pieces
	 * @throws ParseException if an action or comment is not closed or has other words
	 * than actions have
	 */
	List<TemplatePiece> cut() {
		int open = this.text.indexOf(OPEN);
		while (open >= 0) {
			int inside = open + OPEN.length();
			boolean trimBefore = this.text.startsWith("-", inside) && isBlank(inside + 1);
			addText(open, trimBefore);
			action(open, trimBefore ? inside + 1 : inside);
			open = this.text.indexOf(OPEN, this.position);
		}
		addText(this.text.length(), false);
		return this.pieces;
	}

	private boolean isBlank(int index) {
		return index < this.text.length() && Character.isWhitespace(this.text.charAt(index));
	}

	private void addText(int end, boolean trimEnd) {
		String part = this.text.substring(this.position, end);
		if (this.trimNext) {
			part = part.stripLeading();
		}
		if (trimEnd) {
			part = part.stripTrailing();
		}
		if (!part.isEmpty()) {
			this.pieces.add(new TemplatePiece.Text(part));
		}
	}

	private void action(int open, int inside) {
		if (this.text.startsWith("/*", inside) || (isBlank(inside) && this.text.startsWith("/*", inside + 1))) {
			comment(open, inside);
			return;
		}
		List<TemplateToken> tokens = new TemplateLexer(this.text, inside).tokens();
		this.pieces.add(new TemplatePiece.Action(open, tokens));
		TemplateToken end = tokens.get(tokens.size() - 1);
		this.position = end.end();
		this.trimNext = end.text().equals("-");
	}

	private void comment(int open, int inside) {
		int end = this.text.indexOf("*/", inside + 2);
		int after = end + 2;
		if (end >= 0 && this.text.startsWith(CLOSE, after)) {
			this.position = after + CLOSE.length();
			this.trimNext = false;
		}
		else if (end >= 0 && this.text.startsWith(TRIM_CLOSE, after)) {
			this.position = after + TRIM_CLOSE.length();
			this.trimNext = true;
		}
		else {
			throw new ParseException("comment is not closed", this.text, new SourceRange(open, inside),
					"Close it with '*/}}'.");
		}
	}

}
