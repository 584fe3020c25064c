package io.monitoring.promql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes evaluation, with few samples and small limits.
 */
class QueryEngineFuzzTests {

	private static final long INTERVAL = 15_000;

	private final QueryEngine engine = new QueryEngine(
			QueryOptions.DEFAULTS.withMaxSamples(20_000).withTimeout(Duration.ofSeconds(1)));

	private final SeriesStore store = new SeriesStore();

	@BeforeEach
	void load() {
		this.store.retain(List.of(new Retention(List.of(), Duration.ofDays(1))));
		add(Labels.named("a", "b", "x"), 1);
		add(Labels.named("a", "b", "y"), -2.5);
		add(Labels.named("c", "b", "x", "le", "1"), 3);
		add(Labels.named("c", "b", "x", "le", "+Inf"), Double.POSITIVE_INFINITY);
		add(Labels.named("c", "b", "y", "le", "odd"), Double.NaN);
	}

	private void add(Labels labels, double step) {
		SeriesAppender appender = this.store.appender(labels);
		for (int i = 0; i < 40; i++) {
			appender.append(i * INTERVAL, step * (i % 13));
		}
	}

	@FuzzTest(maxDuration = "10m")
	void anyExpressionIsAnsweredOrRefused(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		try {
			Query query = this.engine.prepare(text);
			assertThat(this.engine.instant(query, this.store, 30 * INTERVAL)).isNotNull();
			assertThat(this.engine.range(query, this.store, -INTERVAL, 50 * INTERVAL, 2 * INTERVAL)).isNotNull();
		}
		catch (ParseException | QueryException ex) {
			assertThat(ex.getMessage()).isNotBlank();
		}
	}

}
