package io.monitoring.promql;

import java.time.Duration;
import java.util.List;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SelectionAnalysis}.
 */
class SelectionAnalysisTests {

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			up                                              | PT5M
			up[3d]                                          | PT72H
			rate(up[1m])                                    | PT5M
			up offset 1h                                    | PT1H5M
			up offset -1h                                   | PT5M
			rate(up[1h] offset 1d)                          | PT25H
			rate(up[1h] offset -30m)                        | PT30M
			max_over_time(rate(up[5m])[1h:1m])              | PT1H5M
			max_over_time(up[1h:1m])                        | PT1H5M
			max_over_time((up offset 10m)[1h:1m] offset 2h) | PT3H15M
			max_over_time(max_over_time(up[1h:])[1d:])      | PT25H5M
			up @ 100                                        | PT5M
			rate(up[10m] @ end())                           | PT10M
			up + up offset 1h                               | PT1H5M
			topk(scalar(up offset 20m), up)                 | PT25M
			absent(up) or last_over_time(up[1h] @ 0)        | PT1H
			""")
	void theLongestLookBackIsFound(String text, String expected) {
		assertThat(this.engine.prepare(text).selections()).containsExactly(
				new Retention(List.of(LabelMatcher.equal(Labels.METRIC_NAME, "up")), Duration.parse(expected)));
	}

	@Test
	void selectorsAreToldApartByTheirMatchers() {
		List<Retention> selections = this.engine.prepare("rate(a{x=\"1\"}[1h]) / rate(a[2h]) + vector(1) + b")
			.selections();
		assertThat(selections).extracting(Retention::duration)
			.containsExactly(Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(5));
		assertThat(selections.get(0).selects(Labels.named("a", "x", "1"))).isTrue();
		assertThat(selections.get(0).selects(Labels.named("a", "x", "2"))).isFalse();
	}

	@Test
	void anExpressionWithoutSelectorsReadsNothing() {
		assertThat(this.engine.prepare("vector(time())").selections()).isEmpty();
	}

}
