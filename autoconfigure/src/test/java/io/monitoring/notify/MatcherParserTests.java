package io.monitoring.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.series.LabelMatcher;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MatcherParser}, among them a comparison with {@code amtool}.
 */
class MatcherParserTests {

	private static final List<String> ACCEPTED = List.of("a=b", "a=\"b\"", "{a=\"b\",c=~\"d|e\"}", "a=~b, c!=d",
			" a = b ", "a=\"x,y\"", "a=b,", "a=ü", "a=\"ü \u20ac \ud83d\ude00\"", "a=\"\\d\"", "a:b=c", "a=\"\"", "a=",
			"a=~", "a =~ \" b \"", "a!~b", "a=~\"(?i)x\"", "a=\"b\",", "a=\"}\"", "a=\"b\\\\\"", "a=~\"\\\\d+\"",
			"a=\"say \\\"x\\\"\\n\"", "{ a=b }", "_a9=b.c-d/e");

	private static final List<String> REFUSED = List.of("a", "=b", "a=\"b", "a=b\"", "a=\"b\"c", "a-b=c", "a=~\"(\"",
			"a=x,y", ",a=b", "ü=b", "9a=c", "a=b,,c=d", "a!b", "a=~\"(?=x)\"", "a=~\"a{2000}\"", "a=\"b\\\\\"c\"");

	/** Alertmanager takes these, and people disagree about what they mean. */
	private static final List<String> QUOTES_NEEDED = List.of("a==", "a==~b", "a=b c", "a=\\", "a='b'", "{a=b", "a=b}",
			"", "{}", "a=`b`");

	@Test
	void readsNamesOperatorsAndValues() {
		assertThat(MatcherParser.parse("{a=\"x\\\"\\\\\\n\\d\", b!=y,c=~\"d|e\",d !~ \"\"}")).containsExactly(
				matcher("a", LabelMatcher.Type.EQUAL, "x\"\\\n\\d"), matcher("b", LabelMatcher.Type.NOT_EQUAL, "y"),
				matcher("c", LabelMatcher.Type.REGEX, "d|e"), matcher("d", LabelMatcher.Type.NOT_REGEX, ""));
	}

	@Test
	void readsWhatAMatcherWrites() {
		for (String value : List.of("", "x", "\"", "\\", "a\nb", "ü\ud83d\ude00", "\\d", "\\n", "{a=\"b\"},")) {
			LabelMatcher matcher = matcher("a", LabelMatcher.Type.EQUAL, value);
			assertThat(MatcherParser.parse(matcher.toString())).as("%s", matcher).containsExactly(matcher);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			severity          | at character 9 expected one of =, !=, =~ and !~
			=critical         | at character 1 expected the name of a label
			a="b              | at character 3 the closing quote is missing
			a=b c             | at character 5 expected ',' or the end
			a=b'c             | at character 4 ''' is only possible in quotes
			a="b" c="d"       | at character 7 expected ',' or the end
			{a="b"            | at character 7 the closing '}' is missing
			{a="b" c          | at character 8 expected ',' or '}'
			a=b,b=~"("        | at character 5 '(' is not a regular expression of RE2: missing closing )
			""")
	void saysWhereItIsWrong(String text, String problem) {
		assertThatIllegalArgumentException().isThrownBy(() -> MatcherParser.parse(text))
			.withMessage("'" + text + "' is not a matcher: " + problem + ". Write it as in severity=\"critical\".");
	}

	@Test
	void refusesTextsWithoutEnd() {
		assertThatIllegalArgumentException().isThrownBy(() -> MatcherParser.parse("a=\"" + "x".repeat(5000) + "\""))
			.withMessageContaining("at most 4096");
	}

	@Test
	void takesNothingThatAlertmanagerRefuses(@TempDir Path directory) throws IOException, InterruptedException {
		Map<String, Boolean> expected = new LinkedHashMap<>();
		ACCEPTED.forEach((text) -> expected.put(text, true));
		REFUSED.forEach((text) -> expected.put(text, false));
		List<String> command = new ArrayList<>(List.of("amtool", "check-config"));
		for (String text : expected.keySet()) {
			Path file = directory.resolve(command.size() + ".yml");
			Files.writeString(file,
					"route: {receiver: a, routes: [{matchers: ['" + text + "']}]}\nreceivers: [{name: a}]\n");
			command.add(file.toString());
		}
		String output = Tools.run(directory, command.toArray(String[]::new)).output();
		List<String> verdicts = output.lines().filter((line) -> line.startsWith("Checking")).toList();
		List<String> texts = List.copyOf(expected.keySet());
		assertThat(verdicts).hasSameSizeAs(texts);
		for (int i = 0; i < texts.size(); i++) {
			boolean takenThere = verdicts.get(i).endsWith("SUCCESS");
			assertThat(takenThere).as("%s in %s", texts.get(i), output).isEqualTo(expected.get(texts.get(i)));
			assertThat(isTaken(texts.get(i))).as(texts.get(i)).isEqualTo(takenThere);
		}
		assertThat(QUOTES_NEEDED).noneMatch(MatcherParserTests::isTaken);
	}

	private static boolean isTaken(String text) {
		try {
			return !MatcherParser.parse(text).isEmpty();
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static LabelMatcher matcher(String name, LabelMatcher.Type type, String value) {
		return new LabelMatcher(name, type, value);
	}

}
