package io.monitoring.promql.parser;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a + b * c | (a + (b * c))", "a * b + c | ((a * b) + c)",
			"a - b - c | ((a - b) - c)", "a ^ b ^ c | (a ^ (b ^ c))", "-a ^ b | (-(a ^ b))", "-a * b | ((-a) * b)",
			"a ^ -b * c | ((a ^ (-b)) * c)", "a or b and c unless d | (a or ((b and c) unless d))",
			"a and b or c | ((a and b) or c)", "a > b + c | (a > (b + c))", "a > b > c | ((a > b) > c)",
			"a or b > c | (a or (b > c))", "a atan2 b % c | ((a atan2 b) % c)", "a == b and c | ((a == b) and c)",
			"2 ^ -a ^ b | (2 ^ (-(a ^ b)))", "-a[5m:] | -", "a offset 5m ^ 2 | (a ^ 2)", "a offset -2 * b | (a * b)" })
	void operatorsBindByPrecedence(String text, String expected) {
		if (expected.equals("-")) {
			assertThatExceptionOfType(ParseException.class).isThrownBy(() -> TestFunctions.parse(text));
			return;
		}
		assertThat(shape(TestFunctions.parse(text))).isEqualTo(expected);
	}

	private static String shape(Expr expr) {
		if (expr instanceof Expr.Binary binary) {
			return "(" + shape(binary.left()) + " " + binary.operator().sign() + " " + shape(binary.right()) + ")";
		}
		if (expr instanceof Expr.Unary unary) {
			return "(-" + shape(unary.expr()) + ")";
		}
		if (expr instanceof Expr.NumberLiteral number) {
			return "" + (long) number.value();
		}
		return ((Expr.VectorSelector) expr).metricName();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "-1, -1", "+.5, 0.5", "5., 5", "1e3, 1000", "12.34e-6, 0.00001234", "0x1f, 31", "0XFF, 255",
			"010, 8", "089, 89", "08.5, 8.5", "1_000, 1000", "0x_1f, 31", "1_0.2_5, 10.25", "inF, Infinity",
			"-INF, -Infinity", "nan, NaN", "1h30m, 5400", "500ms, 0.5", "- -1, 1", "1m40s, 100", "0, 0", "0s, 0" })
	void numbersAreThoseOfPrometheus3(String text, Double expected) {
		assertThat(((Expr.NumberLiteral) TestFunctions.parse(text)).value()).isEqualTo(expected);
	}

	@Test
	void signBeforeAPowerIsTakenLast() {
		Expr.Unary unary = (Expr.Unary) TestFunctions.parse("-1^2");
		assertThat(unary.negative()).isTrue();
		assertThat(unary.expr()).isInstanceOf(Expr.Binary.class);
		assertThat(unary.source()).isEqualTo(new SourceRange(0, 4));
	}

	@Test
	void matchersAreSortedSoThatEqualSelectorsAreEqual() {
		Expr.VectorSelector one = (Expr.VectorSelector) TestFunctions
			.parse("up{job=\"a\", env!=\"b\", x=~'c', y!~`d`}");
		Expr.VectorSelector other = (Expr.VectorSelector) TestFunctions
			.parse("{y!~\"d\",env!=\"b\",\"up\",x=~\"c\",job=\"a\",}");
		assertThat(one.matchers()).containsExactly(LabelMatcher.equal("__name__", "up"),
				new LabelMatcher("env", LabelMatcher.Type.NOT_EQUAL, "b"), LabelMatcher.equal("job", "a"),
				new LabelMatcher("x", LabelMatcher.Type.REGEX, "c"),
				new LabelMatcher("y", LabelMatcher.Type.NOT_REGEX, "d"));
		assertThat(other.matchers()).isEqualTo(one.matchers());
	}

	@ParameterizedTest
	@ValueSource(strings = { "up offset 1m @ 2", "up @ 2 offset 1m", "up[5m] offset 1m @ 2", "up[5m] @ 2 offset 60",
			"rate(up[5m])[1h:] offset 1m @ 2" })
	void offsetAndTimeComeInEitherOrder(String text) {
		assertThat(modifier(text)).isEqualTo(new TimeModifier(60_000, 2000L, null));
	}

	@ParameterizedTest
	@CsvSource({ "up offset -5m, -300000", "up offset 1.5, 1500", "up offset 0s, 0", "up offset +5, 5000" })
	void offsetIsInMilliseconds(String text, long expected) {
		assertThat(modifier(text).offset()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "up @ 1609746000, 1609746000000", "up @ -1, -1000", "up @ 1.2345, 1235", "up @ -0.0005, -1",
			"up @ 1m40s, 100000" })
	void fixedTimeIsInMilliseconds(String text, long expected) {
		assertThat(modifier(text).at()).isEqualTo(expected);
	}

	@Test
	void endsOfTheQueryAreAnchors() {
		assertThat(modifier("up @ start()").anchor()).isEqualTo(TimeModifier.Anchor.START);
		assertThat(modifier("up[5m] @ END ( )").anchor()).isEqualTo(TimeModifier.Anchor.END);
	}

	private static TimeModifier modifier(String text) {
		Expr expr = TestFunctions.parse(text);
		if (expr instanceof Expr.MatrixSelector matrix) {
			return matrix.selector().modifier();
		}
		return (expr instanceof Expr.Subquery subquery) ? subquery.modifier() : ((Expr.VectorSelector) expr).modifier();
	}

	@Test
	void subqueryHasRangeAndStep() {
		Expr.Subquery subquery = (Expr.Subquery) TestFunctions.parse("rate(up[5m])[1h:30]");
		assertThat(subquery.range()).isEqualTo(3_600_000);
		assertThat(subquery.step()).isEqualTo(30_000);
		assertThat(((Expr.Subquery) TestFunctions.parse("up[1h:]")).step()).isNull();
	}

	@Test
	void groupingStandsBeforeOrAfterTheArguments() {
		Expr.Aggregate before = (Expr.Aggregate) TestFunctions.parse("sum without (a, \"b.c\",) (up)");
		Expr.Aggregate after = (Expr.Aggregate) TestFunctions.parse("SUM(up) WITHOUT (a, 'b.c')");
		assertThat(before.grouping()).containsExactly("a", "b.c");
		assertThat(before.without()).isTrue();
		assertThat(WithoutSources.of(after)).isEqualTo(WithoutSources.of(before));
	}

	@Test
	void keywordsCanNameLabelsAndMetrics() {
		TestFunctions.parse("sum by (on, by, sum, bool, offset, group_left, start) ({sum=\"a\", on=\"b\", inf=\"c\"})");
		assertThat(((Expr.VectorSelector) TestFunctions.parse("Count{by=\"x\"}")).metricName()).isEqualTo("Count");
		assertThat(((Expr.VectorSelector) TestFunctions.parse("start")).metricName()).isEqualTo("start");
		assertThat(TestFunctions.parse("and and unless")).isInstanceOf(Expr.Binary.class);
	}

	@Test
	void matchingOfVectorsIsKept() {
		Expr.Binary binary = (Expr.Binary) TestFunctions.parse("a > bool on (x, \"y.z\") group_right (v) b");
		assertThat(binary.returnBool()).isTrue();
		assertThat(binary.matching()).isEqualTo(
				new VectorMatching(VectorMatching.Cardinality.ONE_TO_MANY, true, List.of("x", "y.z"), List.of("v")));
		assertThat(((Expr.Binary) TestFunctions.parse("a + b")).matching()).isSameAs(VectorMatching.DEFAULT);
		assertThat(((Expr.Binary) TestFunctions.parse("a + 1")).matching()).isNull();
		VectorMatching sets = ((Expr.Binary) TestFunctions.parse("a and b")).matching();
		assertThat(sets).isNotNull();
		assertThat(sets.cardinality()).isEqualTo(VectorMatching.Cardinality.MANY_TO_MANY);
	}

	@Test
	void sourcesCoverTheTextOfEveryNode() {
		assertThat(sources("sum by (job) (rate(up{a=\"b\"}[5m] offset 1h)) / (2 + -x) # end")).containsExactly(
				"sum by (job) (rate(up{a=\"b\"}[5m] offset 1h)) / (2 + -x)",
				"sum by (job) (rate(up{a=\"b\"}[5m] offset 1h))", "rate(up{a=\"b\"}[5m] offset 1h)",
				"up{a=\"b\"}[5m] offset 1h", "up{a=\"b\"}", "(2 + -x)", "2 + -x", "2", "-x", "x");
	}

	@Test
	void errorCarriesThePlaceOfTheWholeNode() {
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> TestFunctions.parse("2 + -x[1h:1m] / y"))
			.satisfies((error) -> assertThat(error.source()).isEqualTo(new SourceRange(5, 13)));
	}

	private static List<String> sources(String text) {
		List<String> sources = new ArrayList<>();
		ExprWalker.walk(TestFunctions.parse(text),
				(expr) -> sources.add(text.substring(expr.source().start(), expr.source().end())));
		return sources;
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "-", "abs(", "sum(", "1 ^ ", "{", "[", "a + ", "a or ", "- -(", "a[5m:][5m:] + " })
	void tenThousandLevelsAreRefusedWithoutOverflow(String piece) {
		String text = piece.repeat(10_000) + "a";
		ParserLimits limits = new ParserLimits(Integer.MAX_VALUE, 200);
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> Parser.parse(text, TestFunctions.INSTANCE, limits));
	}

	@Test
	void tenThousandSubqueriesInARowAreRefused() {
		String text = "a" + "[5m:1m]".repeat(10_000);
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> Parser.parse(text, TestFunctions.INSTANCE, new ParserLimits(Integer.MAX_VALUE, 200)));
	}

	@Test
	void depthAtTheLimitIsAllowed() {
		ParserLimits limits = new ParserLimits(1000, 5);
		Parser.parse("a + b + c + d + e", TestFunctions.INSTANCE, limits);
		Parser.parse("((((a))))", TestFunctions.INSTANCE, limits);
		for (String text : List.of("a + b + c + d + e + f", "(((((a)))))", "((a + b) + c) + d + e",
				"2 ^ 3 ^ 4 ^ 5 ^ 6 ^ 7", "- - - - - a", "abs(abs(abs(abs(abs(a)))))")) {
			assertThatExceptionOfType(ParseException.class).as(text)
				.isThrownBy(() -> Parser.parse(text, TestFunctions.INSTANCE, limits))
				.withMessageContaining("expression is nested deeper than 5 levels");
		}
	}

	@Test
	void longExpressionIsRefused() {
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> Parser.parse("up + up", TestFunctions.INSTANCE, new ParserLimits(6, 10)))
			.withMessage("1:1: expression has 7 characters, at most 6 are allowed");
	}

	@Test
	void limitsThatWouldNotProtectAreRefused() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ParserLimits(0, 10))
			.withMessage("'maxLength' must be at least 1 but is 0");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new ParserLimits(10, 1001))
			.withMessage("'maxDepth' must be between 1 and 1000 but is 1001");
	}

}
