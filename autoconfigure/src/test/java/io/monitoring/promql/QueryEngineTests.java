package io.monitoring.promql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.script.MemorySource;
import io.monitoring.series.Labels;
import io.monitoring.series.Series;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link QueryEngine}: limits, types of results, errors.
 */
class QueryEngineTests {

	private static final long MINUTE = 60_000;

	private final MemorySource source = new MemorySource();

	QueryEngineTests() {
		for (int i = 0; i < 10; i++) {
			for (int minute = 0; minute <= 60; minute++) {
				this.source.add(Labels.named("load", "host", "h" + i), minute * MINUTE, i + minute);
			}
		}
	}

	@Test
	void aWindowWithTooManySamplesIsRefused() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withMaxSamples(50));
		assertThatExceptionOfType(QueryLimitException.class)
			.isThrownBy(() -> instant(engine, "max_over_time(load{host=\"h1\"}[1h])"))
			.withMessageContaining("more than 50 samples at once")
			.satisfies((ex) -> assertThat(ex.option()).isEqualTo("max-samples"));
		assertThatNoException().isThrownBy(() -> instant(engine, "max_over_time(load[40m])"));
	}

	@Test
	void tooManySeriesAreRefused() {
		// The sample that is being read counts beside the values that were found.
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withMaxSamples(10));
		assertThatExceptionOfType(QueryLimitException.class).isThrownBy(() -> instant(engine, "load"));
		assertThatNoException().isThrownBy(() -> instant(engine, "load{host!=\"h1\"}"));
	}

	@Test
	void whatWasUsedUpIsNotCountedTwice() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withMaxSamples(25));
		assertThatNoException()
			.isThrownBy(() -> instant(engine, "sum(load) + sum(load) + sum(load) + sum(load) + sum(load)"));
	}

	@Test
	void aSubqueryWithTooManyStepsIsRefusedBeforeItTakesMemory() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		for (String text : List.of("max_over_time(vector(time())[200y:1ms])", "max_over_time(load[100y:1ms])",
				"max_over_time(nothing[100y:1ms])")) {
			assertThatExceptionOfType(QueryLimitException.class).isThrownBy(() -> instant(engine, text))
				.satisfies((ex) -> assertThat(ex.option()).isEqualTo(QueryLimitException.MAX_SAMPLES));
		}
	}

	@Test
	void aRangeWithTooManyPointsIsRefused() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withMaxPoints(10));
		Query query = engine.prepare("load");
		assertThatExceptionOfType(QueryLimitException.class)
			.isThrownBy(() -> engine.range(query, this.source, 0, 10 * MINUTE, MINUTE))
			.withMessageContaining("The range has 11 steps, at most 10 are allowed")
			.satisfies((ex) -> assertThat(ex.option()).isEqualTo("max-points"));
		assertThatNoException().isThrownBy(() -> engine.range(query, this.source, 0, 9 * MINUTE, MINUTE));
	}

	@Test
	void aQueryThatTakesTooLongIsEnded() {
		AtomicLong clock = new AtomicLong();
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS.withTimeout(Duration.ofMillis(10)),
				() -> clock.addAndGet(1_000_000));
		assertThatExceptionOfType(QueryLimitException.class).isThrownBy(() -> instant(engine, "load"))
			.withMessage("The query took longer than 10 ms")
			.satisfies((ex) -> assertThat(ex.option()).isEqualTo("timeout"));
		assertThatNoException().isThrownBy(() -> instant(engine, "load{host=\"h1\"}"));
	}

	@Test
	void aRangeThatMakesNoSenseIsRefused() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		Query query = engine.prepare("load");
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> engine.range(query, this.source, 0, 1, 0))
			.withMessageContaining("step must be positive");
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> engine.range(query, this.source, 1, 0, 1))
			.withMessageContaining("before its start");
	}

	@Test
	void aRangeOfRangesIsRefused() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		for (String text : List.of("load[5m]", "\"text\"")) {
			Query query = engine.prepare(text);
			assertThatExceptionOfType(QueryException.class)
				.isThrownBy(() -> engine.range(query, this.source, 0, MINUTE, MINUTE))
				.withMessageContaining("for range query, must be scalar or instant vector");
		}
	}

	@Test
	void theTypeOfAnInstantResultIsThatOfTheExpression() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		assertThat(instant(engine, "1 + 1").value()).isEqualTo(new Value.Scalar(60 * MINUTE, 2));
		assertThat(instant(engine, "'a'").value()).isEqualTo(new Value.Text(60 * MINUTE, "a"));
		assertThat(instant(engine, "load{host=\"h1\"}").value()).isEqualTo(
				new Value.Vector(List.of(new Value.Sample(Labels.named("load", "host", "h1"), 60 * MINUTE, 61))));
		Value.Matrix matrix = (Value.Matrix) instant(engine, "load{host=\"h1\"}[2m]").value();
		assertThat(matrix.series().get(0).times()).containsExactly(59 * MINUTE, 60 * MINUTE);
		Value.Matrix subquery = (Value.Matrix) instant(engine, "(load{host=\"h1\"} * 2)[1m:30s]").value();
		assertThat(subquery.series().get(0).values()).containsExactly(120, 122);
	}

	@Test
	void aVectorIsInTheOrderOfLabelsWhateverTheSourceDoes() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		List<Series> reversed = new ArrayList<>(this.source.select(List.of(), 0, 0));
		Collections.reverse(reversed);
		Value.Vector vector = (Value.Vector) engine
			.instant(engine.prepare("load"), (matchers, from, to) -> reversed, 60 * MINUTE)
			.value();
		assertThat(vector.samples()).extracting((sample) -> sample.labels().get("host")).isSorted().hasSize(10);
	}

	@Test
	void argumentsThatCannotWorkAreRefusedWhenTheQueryIsPrepared() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> engine.prepare("label_replace(load, \"x\", \"$1\", \"host\", \"h(\")"))
			.withMessage("1:40: invalid regular expression in label_replace(): h(");
		assertThatExceptionOfType(ParseException.class).isThrownBy(() -> engine.prepare("count_values(\"\", load)"))
			.withMessageContaining("invalid label name");
		assertThatExceptionOfType(ParseException.class)
			.isThrownBy(() -> engine.prepare("label_join(load, \"x\", \"\", \"\")"))
			.withMessageContaining("invalid source label name in label_join()");
	}

	@Test
	void annotationsShowLineAndColumnAndAreLimited() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		QueryResult result = instant(engine, "sum(\n  rate(load[5m]))");
		assertThat(result.infos()).singleElement().asString().endsWith("\"load\" (2:8)");
		for (int i = 0; i < 100; i++) {
			this.source.add(Labels.named("odd", "le", "x" + i), 60 * MINUTE, 1);
		}
		assertThat(instant(engine, "histogram_quantile(0.5, odd)").warnings()).hasSize(20);
	}

	@Test
	void theEndOfTheWholeQueryIsTheOneThatWasAskedFor() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		Value.Matrix matrix = (Value.Matrix) engine
			.range(engine.prepare("load{host=\"h0\"} @ end()"), this.source, 0, 5 * MINUTE, 2 * MINUTE)
			.value();
		assertThat(matrix.series().get(0).values()).containsExactly(5, 5, 5);
	}

	private QueryResult instant(QueryEngine engine, String text) {
		return engine.instant(engine.prepare(text), this.source, 60 * MINUTE);
	}

}
