package io.monitoring.autoconfigure.engine;

import java.time.Duration;

import io.monitoring.engine.QueryBackend;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.web.SampleMonitoring;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MonitoringQueryProperties} and {@link MonitoringHistoryProperties}.
 */
class MonitoringQueryPropertiesTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(MonitoringAutoConfigurationTests.EVERYTHING);

	@Test
	void queriesAreBoundedByDefault() {
		this.runner.run((context) -> {
			assertThat(context.getBean(MonitoringQueryProperties.class)).isEqualTo(new MonitoringQueryProperties(
					1_000_000, 11_000, 200, 32_768, Duration.ofSeconds(10), 4, Duration.ofMinutes(5)));
			assertThat(context.getBean(QueryEngine.class).options().maxSamples()).isEqualTo(1_000_000);
		});
	}

	@Test
	void allBoundsReachTheEngine() {
		this.runner
			.withPropertyValues("monitoring.query.max-samples=1000", "monitoring.query.max-points=100",
					"monitoring.query.max-depth=50", "monitoring.query.max-length=5000", "monitoring.query.timeout=1s",
					"monitoring.query.lookback=2m")
			.run((context) -> {
				QueryOptions options = context.getBean(QueryEngine.class).options();
				assertThat(options.maxSamples()).isEqualTo(1000);
				assertThat(options.maxPoints()).isEqualTo(100);
				assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(1));
				assertThat(options.lookback()).isEqualTo(Duration.ofMinutes(2));
				assertThat(options.parserLimits().maxDepth()).isEqualTo(50);
				assertThat(options.parserLimits().maxLength()).isEqualTo(5000);
			});
	}

	@Test
	void queriesOfRulesNameThePropertiesThatBoundThem() {
		this.runner.withPropertyValues("monitoring.query.max-samples=1", "monitoring.query.max-depth=50")
			.run((context) -> {
				QueryBackend backend = context.getBean(QueryBackend.class);
				assertThatExceptionOfType(QueryException.class)
					.isThrownBy(() -> backend.query(backend.prepare("vector(1) + vector(2)"), SampleMonitoring.NOW))
					.withMessageContaining("'monitoring.query.max-samples'");
				assertThatExceptionOfType(ParseException.class)
					.isThrownBy(() -> backend.prepare("(".repeat(60) + "1" + ")".repeat(60)))
					.satisfies((ex) -> assertThat(ex.hint()).contains("'monitoring.query.max-depth'"));
			});
	}

	@Test
	void whatIsRetainedIsKeptBesideWhatRulesRead() {
		this.runner
			.withPropertyValues("monitoring.history.retain[0].selector={__name__=~\"orders.*\"}",
					"monitoring.history.retain[0].for=24h")
			.run((context) -> {
				SeriesStore store = context.getBean(SeriesStore.class);
				assertThat(store.selects(Labels.named("orders_total"))).isTrue();
				assertThat(store.selects(Labels.named("process_cpu_usage"))).isTrue();
				assertThat(store.selects(Labels.named("jvm_threads_peak_threads"))).isFalse();
			});
	}

}
