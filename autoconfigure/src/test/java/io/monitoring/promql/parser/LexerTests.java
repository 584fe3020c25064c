package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LexerTests {

	@Test
	void tokensCarryTheirPlaces() {
		List<Token> tokens = tokens(" rate ( x[5m] )\n>= 1");
		assertThat(tokens).extracting((token) -> token.source().start())
			.containsExactly(1, 6, 8, 9, 10, 12, 14, 16, 19);
		assertThat(tokens).extracting(Token::text).containsExactly("rate", "(", "x", "[", "5m", "]", ")", ">=", "1");
	}

	@Test
	void commentsRunToTheEndOfTheLine() {
		assertThat(types("a # b ' (\n+ # c\r\n1#")).containsExactly(TokenType.WORD, TokenType.ADD, TokenType.NUMBER);
	}

	@Test
	void endStandsBehindTheLastToken() {
		Lexer lexer = new Lexer("up  # comment\n");
		lexer.next();
		assertThat(lexer.next().source()).isEqualTo(new SourceRange(2, 2));
	}

	@Test
	void signsTakeTheLongestForm() {
		assertThat(types("== = =~ != !~ < <= > >= + - * / % ^ @ , ( ) [ ]")).containsExactly(TokenType.EQUAL,
				TokenType.ASSIGN, TokenType.MATCH, TokenType.NOT_EQUAL, TokenType.NOT_MATCH, TokenType.LESS,
				TokenType.LESS_OR_EQUAL, TokenType.GREATER, TokenType.GREATER_OR_EQUAL, TokenType.ADD,
				TokenType.SUBTRACT, TokenType.MULTIPLY, TokenType.DIVIDE, TokenType.MODULO, TokenType.POWER,
				TokenType.AT, TokenType.COMMA, TokenType.LEFT_PAREN, TokenType.RIGHT_PAREN, TokenType.LEFT_BRACKET,
				TokenType.RIGHT_BRACKET);
	}

	@Test
	void keywordsAreReadInAnyCase() {
		assertThat(types("BY Sum gRoup_Left Inf oR limitk")).containsExactly(TokenType.BY, TokenType.AGGREGATION,
				TokenType.GROUP_LEFT, TokenType.NUMBER, TokenType.OR, TokenType.WORD);
	}

	@Test
	void wordsInBracesAreNames() {
		assertThat(types("{by,inf}by")).containsExactly(TokenType.LEFT_BRACE, TokenType.WORD, TokenType.COMMA,
				TokenType.WORD, TokenType.RIGHT_BRACE, TokenType.BY);
	}

	@Test
	void colonBelongsToMetricNamesOutsideOfBrackets() {
		assertThat(tokens("a:b[1h:5m]:c")).extracting(Token::text)
			.containsExactly("a:b", "[", "1h", ":", "5m", "]", ":c");
	}

	@Test
	void exponentTakesItsSignAndHexadecimalDoesNot() {
		assertThat(tokens("1e-3-2")).extracting(Token::text).containsExactly("1e-3", "-", "2");
		assertThat(tokens("0x1e-3")).extracting(Token::text).containsExactly("0x1e", "-", "3");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '^',
			value = { "\"a\", a", "'it\"s', it\"s", "`a\\n\"'`, a\\n\"'", "\"\\\"\", \"", "'\\'', '",
					"\"\\x41\\102\", AB", "\"\\u00e9\\U0001F600\", \u00e9\ud83d\ude00",
					"\"\\xc3\\xa9\\303\\251x\", \u00e9\u00e9x", "\"a\\\\b\", a\\b" })
	void textsAreReadWithTheEscapesOfGo(String text, String expected) {
		Token token = new Lexer(text).next();
		assertThat(token.type()).isEqualTo(TokenType.STRING);
		assertThat(token.text()).isEqualTo(expected);
		assertThat(token.source()).isEqualTo(new SourceRange(0, text.length()));
	}

	@Test
	void escapesOfControlCharactersAreRead() {
		assertThat(new Lexer("\"\\a\\b\\f\\n\\r\\t\\v\"").next().text()).isEqualTo("\u0007\b\f\n\r\t\u000b");
	}

	@Test
	void rawTextMaySpanLines() {
		assertThat(new Lexer("`a\nb`").next().text()).isEqualTo("a\nb");
	}

	private static List<TokenType> types(String text) {
		return tokens(text).stream().map(Token::type).toList();
	}

	private static List<Token> tokens(String text) {
		List<Token> tokens = new ArrayList<>();
		Lexer lexer = new Lexer(text);
		for (Token token = lexer.next(); !token.is(TokenType.END_OF_TEXT); token = lexer.next()) {
			tokens.add(token);
		}
		return tokens;
	}

}
