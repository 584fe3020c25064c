package io.monitoring.promql.parser;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.test.Promptly;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes the parser, the static checks and the printer.
 */
class ParserFuzzTests {

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	@FuzzTest(maxDuration = "10m")
	void anyTextIsRefusedOrSurvivesARoundTrip(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		Promptly.run(() -> check(text));
	}

	private void check(String text) {
		Expr expr;
		try {
			expr = this.engine.prepare(text).expr();
		}
		catch (ParseException ex) {
			assertThat(ex.getMessage()).isNotBlank();
			return;
		}
		String printed = Printer.print(expr);
		Expr again = this.engine.prepare(printed).expr();
		assertThat(WithoutSources.of(again)).as(printed).isEqualTo(WithoutSources.of(expr));
	}

}
