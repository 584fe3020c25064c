package io.monitoring.promql.parser;

import org.jspecify.annotations.Nullable;

/**
 * Cuts an expression into tokens, one at a time, so that of two mistakes the first is
 * reported.
 */
final class Lexer {

	private final String text;

	private int position;

	private int lastEnd;

	private boolean inBraces;

	private boolean inBrackets;

	Lexer(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	Token next() {
		skipBlanksAndComments();
		if (this.position >= this.text.length()) {
			// An error about the end points behind the last token, not to an empty line.
			return new Token(TokenType.END_OF_TEXT, "", 0, new SourceRange(this.lastEnd, this.lastEnd));
		}
		Token token = read(this.text.charAt(this.position));
		this.position = token.source().end();
		this.lastEnd = this.position;
		return token;
	}

	private Token read(char c) {
		if (c == '"' || c == '\'' || c == '`') {
			return StringReader.read(this.text, this.position);
		}
		if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
			SourceRange source = to(NumberReader.end(this.text, this.position));
			double number = NumberReader.read(this.text, source);
			return new Token(TokenType.NUMBER, textOf(source), number, source);
		}
		if (isLetter(c) || (c == ':' && !this.inBrackets && !this.inBraces)) {
			return word();
		}
		return sign(c);
	}

	private Token word() {
		int end = this.position;
		while (end < this.text.length() && isPartOfWord(this.text.charAt(end))) {
			end++;
		}
		SourceRange source = to(end);
		String word = textOf(source);
		TokenType type = this.inBraces ? TokenType.WORD : Keywords.typeOf(word);
		double number = 0;
		if (type == TokenType.NUMBER) {
			number = word.equalsIgnoreCase("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
		}
		return new Token(type, word, number, source);
	}

	private Token sign(char c) {
		TokenType type = twoCharacterSign(c, peek(1));
		if (type == null) {
			type = oneCharacterSign(c);
			trackNesting(c);
			return token(type, 1);
		}
		return token(type, 2);
	}

	private @Nullable TokenType twoCharacterSign(char c, char next) {
		return switch (c) {
			case '=' -> (next == '=') ? TokenType.EQUAL : (next == '~') ? TokenType.MATCH : null;
			case '!' -> (next == '=') ? TokenType.NOT_EQUAL : (next == '~') ? TokenType.NOT_MATCH : null;
			case '<' -> (next == '=') ? TokenType.LESS_OR_EQUAL : null;
			case '>' -> (next == '=') ? TokenType.GREATER_OR_EQUAL : null;
			default -> null;
		};
	}

	private TokenType oneCharacterSign(char c) {
		return switch (c) {
			case '(' -> TokenType.LEFT_PAREN;
			case ')' -> TokenType.RIGHT_PAREN;
			case '{' -> TokenType.LEFT_BRACE;
			case '}' -> TokenType.RIGHT_BRACE;
			case '[' -> TokenType.LEFT_BRACKET;
			case ']' -> TokenType.RIGHT_BRACKET;
			case ',' -> TokenType.COMMA;
			case ':' -> TokenType.COLON;
			case '@' -> TokenType.AT;
			case '=' -> TokenType.ASSIGN;
			case '<' -> TokenType.LESS;
			case '>' -> TokenType.GREATER;
			case '+' -> TokenType.ADD;
			case '-' -> TokenType.SUBTRACT;
			case '*' -> TokenType.MULTIPLY;
			case '/' -> TokenType.DIVIDE;
			case '%' -> TokenType.MODULO;
			case '^' -> TokenType.POWER;
			default -> throw unexpected();
		};
	}

	private void trackNesting(char c) {
		switch (c) {
			case '{' -> this.inBraces = true;
			case '}' -> this.inBraces = false;
			case '[' -> this.inBrackets = true;
			case ']' -> this.inBrackets = false;
			default -> {
			}
		}
	}

	private ParseException unexpected() {
		int c = this.text.codePointAt(this.position);
		String hint = switch (c) {
			case '&' -> "Write 'and'.";
			case '|' -> "Write 'or'.";
			case '!' -> "Write '!=' or '!~' to compare, 'unless' or 'absent(...)' to negate.";
			case '.' -> "Prometheus names have '_' where Micrometer has '.'; other names need quotes in braces.";
			case '\u201c', '\u201d', '\u2018', '\u2019' -> "Use the plain quotes \" or '.";
			default -> null;
		};
		String shown = Character.isISOControl(c) ? String.format("U+%04X", c) : Character.toString(c);
		return new ParseException("unexpected character '" + shown + "'", this.text,
				to(this.position + Character.charCount(c)), hint);
	}

	private void skipBlanksAndComments() {
		while (this.position < this.text.length()) {
			char c = this.text.charAt(this.position);
			if (c == '#') {
				int end = this.text.indexOf('\n', this.position);
				this.position = (end < 0) ? this.text.length() : end;
			}
			else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
				this.position++;
			}
			else {
				return;
			}
		}
	}

	private Token token(TokenType type, int length) {
		SourceRange source = to(this.position + length);
		return new Token(type, textOf(source), 0, source);
	}

	private SourceRange to(int end) {
		return new SourceRange(this.position, end);
	}

	private String textOf(SourceRange source) {
		return this.text.substring(source.start(), source.end());
	}

	private char peek(int distance) {
		int index = this.position + distance;
		return (index < this.text.length()) ? this.text.charAt(index) : '\0';
	}

	private boolean isPartOfWord(char c) {
		return isLetter(c) || isDigit(c) || (c == ':' && !this.inBrackets && !this.inBraces);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isLetter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
	}

}
