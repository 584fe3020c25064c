package io.monitoring.series;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link LabelMatcher} and its patterns.
 */
class LabelMatcherTests {

	private static final String[] PIECES = { "a", "b", "/", "5", "\\.", "\\-", "-", " ", "\n", "é", "|", "|", "(", ")",
			"(?:", ".", ".", ".*", ".+", "*", "+", "?", "a|b", "(a|b)", "[ab]", "{2}", "}", "]", "\\d", "\\", "^", "$",
			"(?i)", "\\_" };

	private static final String[] CHARACTERS = { "a", "b", "A", "/", "5", ".", "-", " ", "\n", "\r", "é", "_",
			"\ud83d\ude00", "\ud83d" };

	@ParameterizedTest
	@CsvSource({ "'a', a", "'a|b', b", "'(a|b)c', bc", "'4..|5..', 503", "'/api/.*', /api/", "'.*timeout.*', a timeout",
			"'.+', a", "'', ''", "'a|', ''", "'\\d+', 12", "'(?i)get', GET", "'1\\.2', 1.2", "'.', '\n'" })
	void wholeValueIsMatched(String expression, String value) {
		assertThat(regex(expression).matches(value)).isTrue();
		assertThat(new LabelMatcher("x", LabelMatcher.Type.NOT_REGEX, expression).matches(value)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "'a', ab", "'a|b', c", "'4..', 40", "'4..', 4000", "'/api/.*', x/api/", "'.+', ''", "'1\\.2', 1x2",
			"'b', ab", "'(a|b)c', c" })
	void partOfAValueIsNotEnough(String expression, String value) {
		assertThat(regex(expression).matches(value)).isFalse();
	}

	@Test
	void agreesWithRe2OnRandomExpressions() {
		Random random = new Random(1);
		int wildcards = 0;
		for (int i = 0; i < 30_000; i++) {
			String expression = text(random, PIECES, 8);
			WildcardSet set = WildcardParser.parse(expression);
			if (set != null) {
				wildcards++;
				Pattern oracle = Pattern.compile("^(?s:" + expression + ")$");
				for (int j = 0; j < 30; j++) {
					String value = text(random, CHARACTERS, 8);
					assertThat(set.matches(value)).as("%s on %s", expression, value).isEqualTo(oracle.matches(value));
				}
			}
		}
		assertThat(wildcards).isGreaterThan(3_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a|b|c", "(GET|POST)", "5..", "/api/(orders|carts)/.*", ".*", ".+", "a.*b.*c",
			"10\\.0\\.0\\.1:8080" })
	void commonExpressionNeedsNoEngine(String expression) {
		assertThat(WildcardParser.parse(expression)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "a)", "*", "a**", "[", "a{1001}", "\\", "(?<", "a)|(b", "(?=a)" })
	void whatIsNoExpressionIsRefused(String expression) {
		assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> regex(expression));
	}

	@ParameterizedTest
	@ValueSource(strings = { "((a{100}){100}){100}", "(((a{9}){9}){9}){9}", "(a{1000}){2,1000}", "(a{1000}){1000,}" })
	void repetitionsThatMultiplyAreRefused(String expression) {
		assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> regex(expression))
			.withMessageContaining("repetitions multiply");
	}

	@ParameterizedTest
	@ValueSource(strings = { "([0-9]{1,3}\\.){3}[0-9]{1,3}", "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", "a{1000}" })
	void ordinaryRepetitionsAreAccepted(String expression) {
		assertThat(regex(expression).matches("-")).isFalse();
	}

	@Test
	void longAlternationIsAcceptedAndLongExpressionRefused() {
		String alternation = "instance-1:8080|".repeat(500) + "last";
		assertThat(regex(alternation).matches("last")).isTrue();
		assertThatExceptionOfType(PatternSyntaxException.class).isThrownBy(() -> regex("[a]" + alternation))
			.withMessageContaining("longer than 1000 characters");
	}

	@Test
	void missingLabelIsTheEmptyString() {
		Labels labels = Labels.of("job", "api");
		assertThat(new LabelMatcher("env", LabelMatcher.Type.NOT_EQUAL, "prod").matches(labels)).isTrue();
		assertThat(LabelMatcher.equal("env", "").matches(labels)).isTrue();
		assertThat(new LabelMatcher("env", LabelMatcher.Type.REGEX, ".+").matches(labels)).isFalse();
		assertThat(LabelMatcher.equal("job", "api").matches(labels)).isTrue();
	}

	@Test
	void everyLetterCanBeMatchedIgnoringCaseOrIsRefused() {
		assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
			for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
				String letter = Character.toString(c);
				if (!letter.toLowerCase(Locale.ROOT).equals(letter)
						|| !letter.toUpperCase(Locale.ROOT).equals(letter)) {
					boolean refused = c >= 0x1C80 && c <= 0x1C8F;
					assertThat(compiles("(?i)" + letter)).as("U+%04X", c).isEqualTo(!refused);
				}
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?i)\u1c80", "(?i)[a-\\x{1e942}]", "(?s)x|(?i:[b-\uffff])", "(?i)[b-\\\uffff]" })
	void expressionThatRe2WouldCompileForEverIsRefused(String expression) {
		assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> compiles(expression))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "(?i)[\u0430-\u044f]+", "(?i)\\p{Cyrillic}+", "[\u1c80-\uffff]", "(?s)\\x{1c80}" })
	void otherRangesAreCompiled(String expression) {
		assertThat(compiles(expression)).isTrue();
	}

	private static boolean compiles(String expression) {
		try {
			regex(expression);
			return true;
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

	@Test
	void textIsThatOfASelector() {
		assertThat(regex("a\\.b")).hasToString("x=~\"a\\\\.b\"");
		assertThat(regex("a")).isEqualTo(regex("a")).hasSameHashCodeAs(regex("a")).isNotEqualTo(regex("b"));
	}

	private static LabelMatcher regex(String expression) {
		return new LabelMatcher("x", LabelMatcher.Type.REGEX, expression);
	}

	private static String text(Random random, String[] pieces, int maxLength) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(maxLength); i > 0; i--) {
			text.append(pieces[random.nextInt(pieces.length)]);
		}
		return text.toString();
	}

}
