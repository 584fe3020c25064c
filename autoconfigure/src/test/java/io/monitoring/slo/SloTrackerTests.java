package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.slo.SloStatus.BurnRate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SloTrackerTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final Duration INTERVAL = Duration.ofSeconds(15);

	private final Map<Labels, Double> good = new TreeMap<>();

	private final Map<Labels, Double> total = new TreeMap<>();

	private Instant now = START;

	private Duration interval = INTERVAL;

	@Test
	void aMonthOfTrafficIsCountedExactly() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(30));
		long ticks = Duration.ofDays(30).dividedBy(INTERVAL);
		for (long i = 0; i < ticks; i++) {
			tick(tracker, 10, (i % 1000 == 0) ? 1 : 0);
		}
		SloStatus status = tracker.status(this.now);
		// 173 bad ones among the 172,800 ticks; the window may leave out its oldest slot
		assertThat(status.budget().total()).isBetween(10 * (ticks - 20), 10 * ticks);
		assertThat(status.budget().bad()).isBetween(172L, 173L);
		assertThat(status.observed()).isEqualTo(Duration.ofDays(30));
		assertThat(status.exhaustion()).isNull();
		assertThat(status.budget().remainingRatio()).isCloseTo(0.9, within(0.001));
	}

	@Test
	void trafficWeighsByEventsAndNotByTime() {
		SloTracker tracker = tracker(0.99, Duration.ofDays(30));
		repeat(tracker, 240, 1000, 0);
		repeat(tracker, 240, 1, 1);
		ErrorBudget budget = tracker.status(this.now).budget();
		assertThat(budget.total()).isEqualTo(240_240);
		assertThat(budget.bad()).isEqualTo(240);
	}

	@Test
	void withoutTrafficNothingBurns() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(7));
		repeat(tracker, 1000, 0, 0);
		SloStatus status = tracker.status(this.now);
		assertThat(status.budget().remainingRatio()).isEqualTo(1);
		assertThat(status.burnRates()).hasSize(7).allMatch((rate) -> rate.rate() == null);
		assertThat(status.exhaustion()).isNull();
		assertThat(status.observed()).isEqualTo(INTERVAL.multipliedBy(999));
	}

	@Test
	void errorsFromTheVeryBeginningSpendTheBudgetAtOnce() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(30));
		tick(tracker, 5, 5);
		tick(tracker, 5, 5);
		SloStatus status = tracker.status(this.now);
		assertThat(status.budget()).isEqualTo(new ErrorBudget(0, 10, 0.999));
		assertThat(status.exhaustion()).isEqualTo(this.now);
		assertThat(status.burnRates()).allMatch((rate) -> rate.rate() != null && rate.rate() == 1000);
	}

	@Test
	void burnRatesAreGivenForEachWindowShortestFirst() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(30));
		repeat(tracker, 4 * 60 * 24, 1000, 0);
		repeat(tracker, 20, 1000, 10);
		List<BurnRate> rates = tracker.status(this.now).burnRates();
		assertThat(rates).extracting(BurnRate::window)
			.containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2),
					Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3));
		assertThat(rates.get(0)).isEqualTo(new BurnRate(Duration.ofMinutes(5), 19_800, 20_000, 10.0));
		assertThat(rates.get(1).total()).isEqualTo(120_000);
		assertThat(rates.get(1).rate()).isCloseTo(10 / 6.0, within(1e-12));
		assertThat(rates.get(2).total()).isEqualTo(240_000);
		assertThat(rates.get(2).total() - rates.get(2).good()).isEqualTo(200);
	}

	@Test
	void fiveMinutesAreExactToTheTick() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(30));
		tick(tracker, 7, 3);
		repeat(tracker, 19, 0, 0);
		assertThat(tracker.status(this.now).burnRates().get(0).total()).isEqualTo(7);
		tick(tracker, 0, 0);
		assertThat(tracker.status(this.now).burnRates().get(0).total()).isZero();
		assertThat(tracker.status(this.now).burnRates().get(1).total()).isEqualTo(7);
	}

	@Test
	void aCounterThatBeganAnewAddsWhatItShows() {
		SloTracker tracker = tracker(0.9, Duration.ofDays(1));
		tick(tracker, 100, 10);
		this.good.replaceAll((labels, value) -> 3.0);
		this.total.putAll(Map.of(series("200"), 3.0, series("500"), 1.0));
		tick(tracker, 0, 0);
		assertThat(tracker.status(this.now).budget()).isEqualTo(new ErrorBudget(93, 104, 0.9));
	}

	@Test
	void aNewSeriesCountsWithItsWholeValue() {
		SloTracker tracker = tracker(0.9, Duration.ofDays(1));
		tick(tracker, 10, 0);
		this.total.put(Labels.of("uri", "/b", "status", "500"), 4.0);
		tick(tracker, 0, 0);
		assertThat(tracker.status(this.now).budget()).isEqualTo(new ErrorBudget(10, 14, 0.9));
	}

	@Test
	void aSeriesThatWasUnreadableForAWhileDoesNotCountTwice() {
		SloTracker tracker = tracker(0.9, Duration.ofDays(1));
		tick(tracker, 10, 1);
		tracker.tick(advance(INTERVAL), List.of(), List.of());
		List<Value.Sample> broken = List.of(new Value.Sample(series("200"), 0, Double.NaN));
		tracker.tick(advance(INTERVAL), broken, broken);
		tick(tracker, 10, 1);
		assertThat(tracker.status(this.now).budget()).isEqualTo(new ErrorBudget(18, 20, 0.9));
	}

	@Test
	void countersOlderThanTheProcessAreOnlyAStart() {
		SloTracker tracker = tracker(0.9, Duration.ofDays(1));
		this.good.put(series("200"), 1e6);
		this.total.put(series("200"), 1e6);
		tracker.start(this.now, samples(this.good), samples(this.total));
		tick(tracker, 10, 1);
		assertThat(tracker.status(this.now).budget()).isEqualTo(new ErrorBudget(9, 10, 0.9));
		assertThat(tracker.status(this.now).observed()).isEqualTo(INTERVAL);
	}

	@Test
	void theTimeOfAGapIsUnknownAndItsEventsCountWhereTheyAreFound() {
		SloTracker tracker = tracker(0.99, Duration.ofDays(30));
		repeat(tracker, 5, 1, 0);
		advance(Duration.ofHours(10));
		tick(tracker, 500, 50);
		SloStatus status = tracker.status(this.now);
		assertThat(status.observed()).isEqualTo(INTERVAL.multipliedBy(4));
		assertThat(status.burnRates().get(0).total()).isEqualTo(500);
		assertThat(status.budget().total()).isEqualTo(505);
		advance(INTERVAL);
		tick(tracker, 0, 0);
		assertThat(tracker.status(this.now).observed()).as("one tick late is known")
			.isEqualTo(INTERVAL.multipliedBy(6));
	}

	@Test
	void aWindowSlidesOnWithoutTicks() {
		SloTracker tracker = tracker(0.99, Duration.ofDays(7));
		repeat(tracker, 5, 1, 1);
		assertThat(tracker.status(this.now.plus(Duration.ofDays(8))).budget().total()).isZero();
	}

	@Test
	void aFreshBudgetBurningAtFourteenPointFourLastsFiftyHours() {
		SloTracker tracker = tracker(0.999, Duration.ofDays(30), Duration.ofMinutes(1));
		repeat(tracker, 60 * 24 * 30, 10_000, 0);
		assertThat(tracker.status(this.now).exhaustion()).isNull();
		repeat(tracker, 60, 10_000, 144);
		Instant exhaustion = tracker.status(this.now).exhaustion();
		assertThat(exhaustion).isNotNull();
		assertThat(Duration.between(this.now, exhaustion)).isBetween(Duration.ofMinutes(49 * 60 - 10),
				Duration.ofMinutes(49 * 60 + 10));
		repeat(tracker, 49 * 60 + 10, 10_000, 144);
		assertThat(tracker.status(this.now).budget().remaining()).as("the forecast came true").isNegative();
		assertThat(tracker.status(this.now).exhaustion()).isEqualTo(this.now);
	}

	@Test
	void aBurnRateBelowOneNeverSpendsABudget() {
		SloTracker tracker = tracker(0.99, Duration.ofDays(7), Duration.ofMinutes(1));
		repeat(tracker, 60 * 24 * 7, 1000, 0);
		repeat(tracker, 60 * 24, 1000, 9);
		assertThat(tracker.status(this.now).exhaustion()).isNull();
	}

	@Test
	void goodTrafficThatLeavesTheWindowTakesItsBudgetAlong() {
		SloTracker tracker = tracker(0.99, Duration.ofDays(7), Duration.ofMinutes(1));
		repeat(tracker, 60 * 24, 10_000, 0);
		repeat(tracker, 60 * 24, 1000, 20);
		SloStatus status = tracker.status(this.now);
		// 14.4 million and 1.44 million events allow 158,400 bad ones and have 28,800;
		// when
		// the busy day has left, two in a hundred are bad where one is allowed.
		assertThat(status.budget().remaining()).isEqualTo(129_600);
		Instant exhaustion = status.exhaustion();
		assertThat(exhaustion).isBetween(START.plus(Duration.ofDays(7)), START.plus(Duration.ofDays(8)));
	}

	private SloTracker tracker(double target, Duration window) {
		return tracker(target, window, INTERVAL);
	}

	private SloTracker tracker(double target, Duration window, Duration interval) {
		ServiceLevelObjective objective = new ServiceLevelObjective("api",
				new ServiceLevelIndicator.Availability(List.of()), target, window);
		this.interval = interval;
		return new SloTracker(objective, BurnRateWindow.DEFAULTS, interval);
	}

	private void repeat(SloTracker tracker, long ticks, int total, int bad) {
		for (long i = 0; i < ticks; i++) {
			tick(tracker, total, bad);
		}
	}

	private void tick(SloTracker tracker, int total, int bad) {
		if (total > bad) {
			this.good.merge(series("200"), (double) total - bad, Double::sum);
			this.total.merge(series("200"), (double) total - bad, Double::sum);
		}
		if (bad > 0) {
			this.total.merge(series("500"), (double) bad, Double::sum);
		}
		tracker.tick(advance(this.interval), samples(this.good), samples(this.total));
	}

	private Instant advance(Duration duration) {
		this.now = this.now.plus(duration);
		return this.now;
	}

	private List<Value.Sample> samples(Map<Labels, Double> counters) {
		List<Value.Sample> samples = new ArrayList<>();
		counters.forEach((labels, value) -> samples.add(new Value.Sample(labels, this.now.toEpochMilli(), value)));
		return samples;
	}

	private static Labels series(String status) {
		return Labels.of("uri", "/a", "status", status);
	}

}
