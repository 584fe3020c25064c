package io.monitoring.micrometer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LatencyBucketsTests {

	private static final String NAME = "http.server.requests";

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	@Test
	void timerOfAnObjectiveGetsItsBoundAndNoOther() {
		filter(Duration.ofMillis(500));
		Timer.builder(NAME).register(this.registry).record(Duration.ofMillis(500));
		assertThat(bounds()).containsExactly("+Inf", "0.5");
	}

	@Test
	void boundsOfTheApplicationStay() {
		this.registry.config().meterFilter(new MeterFilter() {
			@Override
			public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
				return DistributionStatisticConfig.builder().serviceLevelObjectives(1e9, 2e8).build().merge(config);
			}
		});
		filter(Duration.ofMillis(500), Duration.ofMillis(200));
		Timer.builder(NAME).register(this.registry);
		assertThat(bounds()).containsExactly("+Inf", "0.2", "0.5", "1.0");
	}

	@Test
	void histogramOfTheApplicationStays() {
		Timer.builder(NAME).publishPercentileHistogram().register(this.registry);
		List<String> before = bounds();
		this.registry.clear();
		filter(Duration.ofMillis(123));
		Timer.builder(NAME).publishPercentileHistogram().register(this.registry);
		assertThat(bounds()).hasSizeGreaterThan(50).contains("0.123").containsAll(before).hasSize(before.size() + 1);
	}

	@Test
	void otherMetersStayAsTheyAre() {
		filter(Duration.ofMillis(500));
		Timer.builder("http.client.requests").register(this.registry);
		DistributionSummary.builder("sizes").register(this.registry);
		LongTaskTimer.builder("http.server.requests.active").register(this.registry);
		assertThat(bounds()).isEmpty();
	}

	@Test
	void summaryThatHappensToHaveTheNameGetsNoBoundInNanoseconds() {
		filter(Duration.ofMillis(500));
		DistributionSummary.builder(NAME).register(this.registry);
		assertThat(bounds()).isEmpty();
	}

	@Test
	void thresholdThatNoRequestCanMeetIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new LatencyBuckets(Map.of(NAME, List.of(Duration.ZERO))))
			.withMessage("'thresholds' must be positive but one is PT0S");
	}

	private void filter(Duration... thresholds) {
		this.registry.config().meterFilter(new LatencyBuckets(Map.of(NAME, List.of(thresholds))));
	}

	private List<String> bounds() {
		return ExpositionText.parse(this.registry.scrape())
			.keySet()
			.stream()
			.filter((labels) -> labels.metricName().endsWith("_bucket"))
			.map((Labels labels) -> labels.get("le"))
			.toList();
	}

}
