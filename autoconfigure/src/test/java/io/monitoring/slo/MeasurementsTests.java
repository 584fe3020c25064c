package io.monitoring.slo;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What each kind of indicator means, letter by letter.
 */
class MeasurementsTests {

	private static final String COUNT = "http_server_requests_seconds_count";

	private static final Duration MINUTE = Duration.ofMinutes(1);

	@Test
	void availabilityAndErrorRateCountByStatus() {
		assertThat(measurement("availability"))
			.isEqualTo(new Measurement.Events(COUNT + "{status!~\"5..\"}", COUNT, true));
		assertThat(measurement("errors"))
			.isEqualTo(new Measurement.Events(COUNT + "{status!~\"[45]..\"}", COUNT, true));
	}

	@Test
	void latencyCountsByTheBucket() {
		assertThat(measurement("latency"))
			.isEqualTo(new Measurement.Events("http_server_requests_seconds_bucket{le=\"0.5\"}", COUNT, false));
	}

	@Test
	void throughputIsZeroAndNotUnknownUntilTheFirstRequest() {
		assertThat(measurement("throughput")).isEqualTo(new Measurement.Time("((sum(rate(" + COUNT
				+ "[1m])) or 0 * max(monitoring_ticks_total) unless on () " + COUNT + ") >= -Inf) >= bool 2", MINUTE));
		assertThat(measurement("throughput", "uri"))
			.isEqualTo(new Measurement.Time("(sum by (uri) (rate(" + COUNT + "[1m])) >= -Inf) >= bool 2", MINUTE));
	}

	@Test
	void healthIsTheShareOfInstancesThatAreUp() {
		assertThat(measurement("health")).isEqualTo(new Measurement.Time(
				"avg((health_status{component=\"db\"} >= -Inf) >= bool 1)", Duration.ofSeconds(15)));
	}

	@Test
	void aValueThatIsNoNumberIsUnknownAndACommentHidesNothing() {
		assertThat(measurement("value"))
			.isEqualTo(new Measurement.Time("avg(((max_over_time(queue_size[2m])) >= -Inf) <= bool 30)", MINUTE));
		assertThat(measurement("value", "uri", "method")).isEqualTo(new Measurement.Time(
				"avg by (uri, method) (((max_over_time(queue_size[2m])) >= -Inf) <= bool 30)", MINUTE));
	}

	@Test
	void aRatioTakesCountersOrExpressionsOfThem() {
		assertThat(measurement("ratio"))
			.isEqualTo(new Measurement.Events("paid_total", "paid_total + unpaid_total", true));
		EventCounts counts = new EventCounts((Measurement.Events) measurement("ratio"), new Grouped(List.of()),
				SloTestQueries::compile);
		assertThat(counts.total(MINUTE)).isEqualTo("sum(increase(((paid_total + unpaid_total) >= 0)[1m:])) < Inf");
		assertThat(counts.good(MINUTE, "t")).isEqualTo("(sum(increase(paid_total[1m])) or 0 * sum(t)) < Inf");
	}

	@Test
	void anErrorRatioIsHeldBetweenNothingAndAll() {
		assertThat(measurement("error-ratio"))
			.isEqualTo(new Measurement.Time("avg(1 - clamp((broken_ratio), 0, 1) >= 0)", MINUTE));
	}

	@Test
	void aSliceIsGoodWhenEnoughOfItsEventsAre() {
		String total = "sum(increase(paid_total[5m])) < Inf";
		ServiceLevelObjective sliced = objective(new ServiceLevelIndicator.Ratio("good_total", "paid_total"),
				new Budgeting.TimeSlices(0.95, Duration.ofMinutes(5)));
		assertThat(Measurements.of(sliced, List.of(), SloTestQueries::compile).measurement())
			.isEqualTo(new Measurement.Time("((sum(increase(good_total[5m])) or 0 * sum(" + total + ")) < Inf) / ("
					+ total + " > 0) >= bool 0.949999999", Duration.ofMinutes(5)));
	}

	@Test
	void whatIsTimeAlreadyHasNoSlices() {
		ServiceLevelObjective sliced = objective(new ServiceLevelIndicator.Health("db"),
				new Budgeting.TimeSlices(0.95, Duration.ofMinutes(5)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Measurements.of(sliced, List.of(), SloTestQueries::compile))
			.withMessage("objective 'o' is about time already, so that it cannot budget by time slices");
	}

	private static Measurement measurement(String kind, String... groupBy) {
		ServiceLevelIndicator indicator = ObjectivesOfEveryKind.indicators().get(kind);
		ServiceLevelObjective objective = new ServiceLevelObjective("o", indicator, 0.99,
				new SloWindow.Rolling(Duration.ofDays(7)), new Budgeting.Occurrences(),
				ObjectivesOfEveryKind.options(groupBy));
		return Measurements.of(objective, List.of(), SloTestQueries::compile).measurement();
	}

	private static ServiceLevelObjective objective(ServiceLevelIndicator indicator, Budgeting budgeting) {
		return new ServiceLevelObjective("o", indicator, 0.99, new SloWindow.Rolling(Duration.ofDays(7)), budgeting,
				ObjectivesOfEveryKind.options());
	}

}
