package io.monitoring.rule.template;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The expected texts of numbers were taken from promtool.
 */
class TemplateTests {

	private static final Labels LABELS = Labels.named("m", "i", "01", "x", "hey");

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", ignoreLeadingAndTrailingWhitespace = false, value = {
			"plain text -> plain text", "{{ $value }} -> 3.5", "{{.Value}} -> 3.5", "a {{ $labels.x }} b -> a hey b",
			"{{ .Labels.x }}{{ $.Labels.i }} -> hey01", "[{{ $labels.none }}] -> []",
			"{{ $labels }} -> map[__name__:m i:01 x:hey]", "{{ $externalLabels.region }} -> eu",
			"{{ .ExternalLabels }} -> map[region:eu]", "{{ 1 }}|{{ 1e3 }}|{{ 1.5e6 }}|{{ -2 }} -> 1|1000|1.5e+06|-2",
			"{{ \"a|b\" }}{{ `r\\n` }} -> a|br\\n", "a {{- /* c */ -}} b -> ab", "x{{/* only */}}y -> xy",
			"a  {{- $value -}}  b -> a3.5b", "{{ $value | printf \"%.2f\" }} -> 3.50",
			"{{ printf \"%.2f\" ($value) }} -> 3.50", "{{ (($labels.x)) | printf \"<%5s>\" }} -> <  hey>",
			"{{ 93784.5 | humanizeDuration }} -> 1d 2h 3m 4s", "{{ 1234567 | humanize1024 }} -> 1.177Mi",
			"{{ 1643114203 | humanizeTimestamp }} -> 2022-01-25 12:36:43 +0000 UTC",
			"{{ 1643114203.5 | humanizeTimestamp }} -> 2022-01-25 12:36:43.5 +0000 UTC",
			"{{ humanize $labels.i }} -> 1", "{{ 0.5 | humanize | printf \"%s!\" }} -> 500m!",
			"{{ printf \"%s-%v-%q-%d\" $labels.x $labels.x $labels.x $labels.x }} -> hey-hey-\"hey\"-%!d(string=hey)",
			"{{ printf \"%d of %v\" 3 4 }} -> 3 of 4", "{{ printf \"%.2s|%%\" $labels.x }} -> he|%" })
	void actionsShowWhatPrometheusShows(String template, String expected) {
		assertThat(Template.parse(template).render(new TemplateData(LABELS, 3.5, Labels.of("region", "eu"))))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "100000, 100000", "1000000, 1e+06", "1234567, 1.234567e+06", "1e20, 1e+20", "1e21, 1e+21",
			"0.00000012, 1.2e-07", "0.0001, 0.0001", "0.00001, 1e-05", "0, 0", "-3.5, -3.5", "Infinity, +Inf",
			"-Infinity, -Inf", "NaN, NaN", "1e23, 1e+23", "123456789.125, 1.23456789125e+08", "-0.0, -0",
			"5e-324, 5e-324", "0.1, 0.1", "2e-3, 0.002", "999.95, 999.95" })
	void valueIsWrittenAsGoDoes(double value, String expected) {
		assertThat(render("{{ $value }}", value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "100000, 100k", "1000000, 1M", "1234567, 1.235M", "1e20, 100E", "1e21, 1Z", "0.00000012, 120n",
			"0.0001, 100u", "0.00001, 10u", "0, 0", "-3.5, -3.5", "Infinity, +Inf", "NaN, NaN", "12345, 12.35k",
			"999.95, 1000", "1000, 1k", "1e300, 1e+276Y", "-90061.5, -90.06k", "59.9999, 60", "0.12345, 123.5m" })
	void humanizeUsesDecimalPrefixes(double value, String expected) {
		assertThat(render("{{ $value | humanize }}", value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "100000, 97.66ki", "1000000, 976.6ki", "1234567, 1.177Mi", "1e20, 86.74Ei", "0.00000012, 1.2e-07",
			"999.95, 1000", "-90061.5, -87.95ki", "1e300, 8.272e+275Yi", "1024, 1ki", "NaN, NaN" })
	void humanize1024UsesBinaryPrefixes(double value, String expected) {
		assertThat(render("{{ $value | humanize1024 }}", value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0.12345, 12.35%", "100000, 1e+07%", "0.0005, 0.05%", "0, 0%", "-3.5, -350%", "Infinity, +Inf%",
			"12345, 1.234e+06%" })
	void humanizePercentageMultipliesByAHundred(double value, String expected) {
		assertThat(render("{{ $value | humanizePercentage }}", value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "100000, 1d 3h 46m 40s", "1234567, 14d 6h 56m 7s", "0.00000012, 120ns", "0.0001, 100us", "0, 0s",
			"-3.5, -3.5s", "Infinity, +Inf", "NaN, NaN", "12345, 3h 25m 45s", "999.95, 16m 39s",
			"-90061.5, -1d 1h 1m 1s", "59.9999, 60s", "60, 1m 0s", "0.12345, 123.5ms" })
	void humanizeDurationSplitsSeconds(double value, String expected) {
		assertThat(render("{{ $value | humanizeDuration }}", value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "3.5, 3.50|4|3.5|3.5|3.5|3.500000e+00",
			"123456789.125, 123456789.12|123456789|123456789.1|1.235e+08|1.23456789125e+08|1.234568e+08",
			"12345, 12345.00|12345|12345.0|1.234e+04|12345|1.234500e+04", "NaN, NaN|NaN|NaN|NaN|NaN|NaN",
			"0.0005, 0.00|0|0.0|0.0005|0.0005|5.000000e-04", "0, 0.00|0|0.0|0|0|0.000000e+00",
			"-0.0001, -0.00|-0|-0.0|-0.0001|-0.0001|-1.000000e-04" })
	void printfRoundsAsGoDoes(double value, String expected) {
		assertThat(render(
				"{{ $value | printf \"%.2f\" }}|{{ $value | printf \"%.0f\" }}|{{ $value | printf \"%.1f\" }}|"
						+ "{{ $value | printf \"%.4g\" }}|{{ $value | printf \"%v\" }}|{{ $value | printf \"%e\" }}",
				value))
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(ignoreLeadingAndTrailingWhitespace = false,
			value = { "-3.5,[ -3.5][-3.50   ][-0003.50][-3.5]", "Infinity,[ +Inf][+Inf    ][    +Inf][+Inf]",
					"0.5,[  0.5][0.50    ][00000.50][+0.5]", "NaN,[  NaN][NaN     ][     NaN][+NaN]" })
	void printfPadsAsGoDoes(double value, String expected) {
		assertThat(render("{{ printf \"[%5.1f][%-8.2f][%08.2f][%+.1f]\" $value $value $value $value }}", value))
			.isEqualTo(expected);
	}

	@Test
	void notationThatDoesNotFitTheValueIsShownAsGoShowsIt() {
		assertThat(render("{{ printf \"%s|%d\" $value $value }}|{{ printf \"%f\" 3 }}", 1e6))
			.isEqualTo("%!s(float64=1e+06)|%!d(float64=1e+06)|%!f(int=3)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hey", " 1", "1d", "0x", "" })
	void textThatIsNoNumberBecomesAnErrorText(String label) {
		TemplateData data = new TemplateData(Labels.of("x", label), 1, Labels.EMPTY);
		assertThat(Template.parse("it is {{ $labels.x | humanize }}").render(data))
			.isEqualTo("<error expanding template: '" + label + "' is not a number>");
	}

	@Test
	void timeBeyondNanosecondsBecomesAnErrorText() {
		assertThat(render("{{ $value | humanizeTimestamp }}", 1e12))
			.isEqualTo("<error expanding template: 1e+12 is too large for a time in seconds>");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", value = { "a {{ $valeu }} -> 1:6: undefined variable '$valeu'",
			"{{ .Foo }} -> 1:4: undefined field '.Foo'", "{{ $.Foo }} -> 1:4: undefined field '.Foo'",
			"{{ $value.x }} -> 1:4: the value is a number and has no fields",
			"{{ $labels.a.b }} -> 1:4: the value of a label is a text and has no fields",
			"{{ if $value }}x{{ else }} -> 1:4: action 'if' has no end",
			"{{ range $labels }} -> 1:4: action 'range' has no end",
			"{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }} -> 1:36: undefined variable '$x'",
			"{{ $x = 1 }} -> 1:4: undefined variable '$x'", "{{ $x, $y := 1 }} -> 1:6: too many variables",
			"{{ $x, 1 := 1 }} -> 1:6: too many variables", "{{ end }} -> 1:4: unexpected 'end'",
			"{{ if 1 }}{{ else }}{{ else }}{{ end }} -> 1:24: a second 'else'",
			"{{ if 1 }}{{ end x }} -> 1:18: unexpected 'x'",
			"{{ with 1 }}{{ else if 1 }}{{ end }} -> 1:21: unexpected 'if'",
			"{{ break }} -> 1:4: 'break' outside of a range",
			"{{ define \"a\" }}{{ $value }}{{ end }} -> 1:20: undefined variable '$value'",
			"{{ if 1 }}{{ define \"a\" }}{{ end }}{{ end }} -> 1:14: 'define' inside of a block",
			"{{ define \"a\" }}{{ end }}{{ define \"a\" }}{{ end }} -> 1:29: template 'a' is defined twice",
			"{{ template \"a\" }} -> 1:4: template 'a' is not defined",
			"{{ template a }} -> 1:13: expected the name of a template in quotes",
			"{{ query }} -> 1:4: function 'query' takes one argument but has 0",
			"{{ eq 1 }} -> 1:4: function 'eq' takes 2 to 32 arguments but has 1",
			"{{ index $labels nope }} -> 1:18: function 'nope' is not supported",
			"{{ and }} -> 1:4: function 'and' needs an argument",
			"{{ $value | nope }} -> 1:13: function 'nope' is not supported", "{{ $value -> 1:10: action is not closed",
			"{{ \"abc }} -> 1:4: text is not closed", "{{ }} -> 1:4: expected a value",
			"{{ $value | $value }} -> 1:13: expected a function after '|'",
			"{{ $value 1 }} -> 1:4: '$value' is not a function and takes no arguments",
			"{{ humanize }} -> 1:4: function 'humanize' takes one argument but has 0",
			"{{ humanize 1 2 }} -> 1:4: function 'humanize' takes one argument but has 2",
			"{{ printf 1 $value }} -> 1:4: 'printf' needs a format as its first argument",
			"{{ printf \"%z\" $value }} -> 1:4: format '%z' is not supported",
			"{{ printf \"%.2f\" }} -> 1:4: format '%.2f' needs 1 values but there are 0",
			"{{ printf \"a\" 1 }} -> 1:4: format 'a' needs 0 values but there are 1",
			"{{ ($value }} -> 1:4: parenthesis is not closed", "{{ 0x1f }} -> 1:4: '0x1f' is not a decimal number",
			"{{ 010 }} -> 1:4: '010' is not a decimal number", "{{ # }} -> 1:4: unexpected character '#' in an action",
			"{{/* x -> 1:1: comment is not closed", "{{ $value) }} -> 1:10: unexpected ')'" })
	void wrongTemplateIsRefusedWithItsPlace(String template, String message) {
		ParseException failure = catchThrowableOfType(ParseException.class, () -> Template.parse(template));
		assertThat(failure).isNotNull();
		assertThat(failure.getMessage()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", quoteCharacter = '^',
			value = { "{{ gt $value 3 }} -> incompatible types for comparison",
					"{{ lt $labels 3 }} -> invalid type for comparison",
					"{{ lt true false }} -> invalid type for comparison",
					"{{ eq $labels $labels }} -> uncomparable type map[string]string: map[__name__:m i:01 x:hey]",
					"{{ index (query \"up\") 5 }} -> index out of range: 5", "{{ len 3 }} -> len of type int",
					"{{ query \"nothing\" | first }} -> first() called on vector with no elements",
					"{{ query \"fails\" }} -> the store is closed",
					"{{ with $labels.x }}{{ .Foo }}{{ end }} ->" + " can't evaluate field Foo in type string",
					"{{ range $value }}{{ end }} -> range can't iterate over 1",
					"{{ title 3 }} ->" + " wrong type for value; expected string; got int",
					"{{ parseDuration \"x\" }} -> 'x' is not a duration",
					"{{ match \"(\" \"x\" }} ->"
							+ " regular expression does not parse: error parsing regexp: missing closing ): `(`",
					"{{ 1e300 | toDuration }} -> 1e+300 is too large for a duration in seconds" })
	void whatFailsWhileExpandingBecomesTheText(String template, String message) {
		assertThat(Template.parse("a " + template).render(data(1)))
			.isEqualTo("<error expanding template: " + message + ">");
	}

	@Test
	void functionsOfLaterVersionsOfPrometheusWork() {
		assertThat(Template
			.parse("{{ now }} {{ 90.5 | toDuration }} {{ (toDuration 90).Minutes }} {{ urlQueryEscape \"a b\" }}"
					+ " {{ externalURL }} {{ pathPrefix }}")
			.render(data(1))).isEqualTo("60.5 1m30.5s 1.5 a+b https://shop.example.com/monitoring /monitoring");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{{ define \"a\" }}x{{ template \"a\" . }}{{ end }}{{ template \"a\" 1 }}",
			"{{ $x := \"0123456789\" }}{{ range query \"many\" }}{{ $x = print $x $x }}{{ end }}",
			"{{ range query \"many\" }}{{ range query \"many\" }}{{ range query \"many\" }}{{ end }}{{ end }}{{ end }}",
			"{{ range query \"many\" }}{{ range query \"many\" }}0123456789{{ end }}{{ end }}",
			"{{ range query \"many\" }}{{ range query \"many\" }}{{ $x := printf \"%999d\" 1 }}{{ end }}{{ end }}" })
	void expansionIsBounded(String template) {
		assertThat(Template.parse(template).render(data(1))).startsWith("<error expanding template: ")
			.hasSizeLessThan(120);
	}

	@Test
	void queriesAreKnownBeforeThereIsAnAlert() {
		Template template = Template.parse("{{ define \"d\" }}{{ query \"a\" }}{{ end }}"
				+ "{{ if (query `b > 0`) }}{{ range query \"c\" | sortByLabel \"x\" }}{{ end }}{{ end }}"
				+ "{{ $x := query (printf \"d{x=%q,y='%s'}[%dm]\" $labels.x $labels.i 5) }}{{ query $labels.x }}");
		assertThat(template.queries()).extracting(TemplateQueryText::text)
			.containsExactlyInAnyOrder("a", "b > 0", "c",
					"d{x=\"unknown_before_the_alert\",y='unknown_before_the_alert'}[1m]");
		assertThat(template.queries()).extracting(TemplateQueryText::exact)
			.containsExactlyInAnyOrder(true, true, true, false);
	}

	@Test
	void queryThatDoesNotParseIsRefusedWithItsPlaceInTheTemplate() {
		Template template = Template.parse("{{ query \"sum(rate(x))\" | first | value }}");
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		ParseException failure = catchThrowableOfType(ParseException.class, () -> template.check(engine::prepare));
		assertThat(failure.render()).isEqualTo("""
				1:20: expected a range vector in call to 'rate', got an instant vector
				 | {{ query "sum(rate(x))" | first | value }}
				 | ...................^""");
	}

	private static TemplateData data(double value) {
		return new TemplateData(LABELS, value, Labels.EMPTY, "https://shop.example.com/monitoring",
				Instant.ofEpochMilli(60_500), TemplateTests::query);
	}

	private static List<TemplateSample> query(String text) {
		if (text.equals("fails")) {
			throw new IllegalStateException("the store is closed");
		}
		int count = text.equals("many") ? 200 : text.equals("up") ? 1 : 0;
		return Collections.nCopies(count, new TemplateSample(LABELS, 1));
	}

	@Test
	void endlessChainsAreRefused() {
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> Template.parse("{{ if 1 }}" + "{{ else if 1 }}".repeat(100_000) + "{{ end }}"))
			.withMessageContaining("nested more than 32 deep");
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> Template.parse("{{ with 1 }}{{ " + ".a".repeat(100_000) + " }}{{ end }}"))
			.withMessageContaining("more than 32 fields");
	}

	@Test
	void expressionsOfOtherLanguagesAreJustText() {
		String text = "${7*7} #{7*7} %{7*7} <%= 7 %> ${jndi:ldap://x} T(java.lang.Runtime)";
		assertThat(render(text, 1)).isEqualTo(text);
		TemplateData data = new TemplateData(Labels.of("x", "{{ $value }}" + text), 1, Labels.EMPTY);
		assertThat(Template.parse("{{ $labels.x }}").render(data)).isEqualTo("{{ $value }}" + text);
	}

	private static String render(String template, double value) {
		return Template.parse(template).render(new TemplateData(LABELS, value, Labels.EMPTY));
	}

}
