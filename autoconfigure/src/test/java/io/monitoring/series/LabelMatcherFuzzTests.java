package io.monitoring.series;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.re2j.PatternSyntaxException;
import io.monitoring.test.Promptly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes regular expressions of matchers. The first line of an input is the expression,
 * the rest is the label value.
 */
class LabelMatcherFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void anyExpressionIsRefusedOrMatchesAsRe2Does(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		int end = text.indexOf('\n');
		String expression = (end < 0) ? text : text.substring(0, end);
		String value = text.substring(end + 1);
		Promptly.run(() -> check(expression, value));
	}

	/**
	 * Compare with RE2 what is matched without it, unless it is refused there for its
	 * size.
	 */
	private static void check(String expression, String value) {
		try {
			boolean matches = new LabelMatcher("a", LabelMatcher.Type.REGEX, expression).matches(value);
			if (WildcardParser.parse(expression) != null && expression.length() < 100) {
				assertThat(matches).isEqualTo(LabelPattern.compileRe2(expression).matches(value));
			}
		}
		catch (PatternSyntaxException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

}
