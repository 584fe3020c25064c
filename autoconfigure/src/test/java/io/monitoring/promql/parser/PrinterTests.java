package io.monitoring.promql.parser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.series.LabelMatcher;
import io.monitoring.test.ConformanceScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrinterTests {

	private static final Pattern EVAL = Pattern.compile(
			"eval\\S*\\s+(?:instant\\s+(?:at\\s+\\S+\\s+)?|range\\s+from\\s+\\S+\\s+to\\s+\\S+\\s+step\\s+\\S+\\s+)(.+)");

	private static final SourceRange NOWHERE = new SourceRange(0, 0);

	@ParameterizedTest
	@ValueSource(strings = { "up", "1", "-1", "+Inf", "-Inf", "NaN", "0.1", "-0", "\"a \\\"b\\\" \\\\ \\n\"",
			"up{instance!=\"a\",job=~\"b|c\",x!~\"y\"}", "{__name__=~\"http_.*\",job=\"a\"}", "{\"utf8 name\"}",
			"{\"utf8 name\",a=\"1\",\"l.x\"=\"v\"}", "{\"inf\"}", "{\"bool\"}", "{inf=\"a\"}", "Inf ^ 2",
			"-Inf ^ 2 ^ +Inf", "NaN ^ 2", "sum by (\"inf\", \"without\", by) (up)", "up[5m]", "up[1d12h]",
			"up offset 5m", "up offset -5m", "up @ 1.500", "up @ -2.000", "up @ start()", "up @ end() offset 1h",
			"up[5m] @ 100.000 offset 1m", "sum(up)", "sum by (job, \"l.x\") (up)", "sum without () (up)", "topk(5, up)",
			"count_values by (job) (\"version\", build_info)", "quantile(0.9, up)", "a + b", "a or b and c",
			"a == bool 1", "a / on (job) b", "a / ignoring (\"l.x\") b", "a * on (x) group_left (y, z) b",
			"a * ignoring () group_right () b", "a and on () b", "-a ^ 2", "(-a) ^ 2", "--a", "+a", "2 ^ 3 ^ 2",
			"(2 ^ 3) ^ 2", "a - (b - c)", "rate(a[5m])", "rate(a[5m])[1h:1m]", "(a + b)[1h:]",
			"rate(a[5m])[1h:1m] @ end() offset 1d", "time()", "label_replace(up, \"a\", \"$1\", \"b\", \"(.*)\")", "by",
			"sum", "sum + offset offset 5m", "and and and", "job:requests:rate5m", ":x", "100000000000000000000000" })
	void canonicalTextStaysAsItIs(String text) {
		assertThat(Printer.print(TestFunctions.parse(text))).isEqualTo(text);
		assertRoundTrip(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SUM ( up )BY(job) | sum by (job) (up)", "sum by () (up) | sum(up)",
					"up{z='1',a=`2`,} | up{a=\"2\",z=\"1\"}", "{__name__='up'} | up", "up[300] | up[5m]", "5m | 300",
					"0x1F | 31", "1_000 | 1000", "- - 1 | 1", "a AND ON(x) b | a and on (x) b",
					"up offset 1h @ 5 | up @ 5.000 offset 1h", "a/b*c | a / b * c", "up[7d] | up[1w]",
					"up[90d] | up[90d]", "up[1y1d] | up[366d]", "a * on(x) group_left b | a * on (x) group_left () b",
					"1 == BOOL 1 | 1 == bool 1", "up{} | up" })
	void textIsBroughtIntoOneForm(String text, String expected) {
		assertThat(Printer.print(TestFunctions.parse(text))).isEqualTo(expected);
		assertRoundTrip(text);
	}

	@Test
	void treeBuiltByHandGetsTheParenthesesItNeeds() {
		Expr a = selector("a");
		Expr b = selector("b");
		Expr sum = new Expr.Binary(BinaryOperator.ADD, a, b, false, VectorMatching.DEFAULT, NOWHERE);
		Expr product = new Expr.Binary(BinaryOperator.MULTIPLY, sum, sum, false, VectorMatching.DEFAULT, NOWHERE);
		assertThat(Printer.print(product)).isEqualTo("(a + b) * (a + b)");
		Expr difference = new Expr.Binary(BinaryOperator.SUBTRACT, a, sum, false, VectorMatching.DEFAULT, NOWHERE);
		assertThat(Printer.print(difference)).isEqualTo("a - (a + b)");
		Expr negative = new Expr.Unary(true, sum, NOWHERE);
		assertThat(Printer.print(negative)).isEqualTo("-(a + b)");
		Expr power = new Expr.Binary(BinaryOperator.POWER, new Expr.NumberLiteral(-2, NOWHERE), a, false, null,
				NOWHERE);
		assertThat(Printer.print(power)).isEqualTo("(-2) ^ a");
		Expr tower = new Expr.Binary(BinaryOperator.POWER, power, a, false, null, NOWHERE);
		assertThat(Printer.print(tower)).isEqualTo("((-2) ^ a) ^ a");
		Expr subquery = new Expr.Subquery(negative, 3_600_000, null, TimeModifier.NONE, NOWHERE);
		assertThat(Printer.print(subquery)).isEqualTo("(-(a + b))[1h:]");
	}

	@Test
	void everyExpressionOfTheConformanceScriptsSurvivesARoundTrip() throws IOException {
		Set<String> expressions = new TreeSet<>();
		for (Path file : ConformanceScripts.files()) {
			for (String line : Files.readAllLines(file)) {
				Matcher matcher = EVAL.matcher(line.trim());
				if (matcher.matches()) {
					expressions.add(matcher.group(1));
				}
			}
		}
		assertThat(expressions).isNotEmpty().allSatisfy(this::assertRoundTrip);
	}

	private void assertRoundTrip(String text) {
		Expr expr = TestFunctions.parse(text);
		String printed = Printer.print(expr);
		Expr again = TestFunctions.parse(printed);
		assertThat(WithoutSources.of(again)).as(printed).isEqualTo(WithoutSources.of(expr));
		assertThat(Printer.print(again)).isEqualTo(printed);
	}

	private static Expr selector(String name) {
		return new Expr.VectorSelector(List.of(LabelMatcher.equal("__name__", name)), TimeModifier.NONE, NOWHERE);
	}

}
