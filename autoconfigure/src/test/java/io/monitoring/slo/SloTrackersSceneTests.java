package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.SloStatus.PairState.State;
import io.monitoring.slo.TrackerSettings.DowntimePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link SloTrackers}: time, groups, calendars, exclusions, downtimes and other
 * processes.
 */
class SloTrackersSceneTests {

	private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

	private static final SloWindow WEEK = new SloWindow.Rolling(Duration.ofDays(7));

	@Test
	void timeIsCountedInMillisecondsOfWatchedSlices() {
		TrackedScene scene = new TrackedScene(TrackedScene.time(WEEK), START);
		scene.tick();
		scene.shares.put(Labels.EMPTY, 1.0);
		scene.run(Duration.ofMinutes(10), () -> {
		});
		scene.shares.put(Labels.EMPTY, 0.0);
		scene.run(Duration.ofMinutes(2), () -> {
		});
		scene.shares.clear();
		scene.run(Duration.ofMinutes(2), () -> {
		});
		// the first tick only begins to watch; health is asked for every 15 seconds
		assertThat(scene.status().budget().bad()).isEqualTo(Duration.ofMinutes(2).toMillis());
		assertThat(scene.status().budget().good()).isEqualTo(Duration.ofMinutes(10).toMillis());
		assertThat(scene.status().observation().noDataSince()).isNotNull().isBefore(scene.now);
	}

	@Test
	void anObjectiveThatComesLateCountsFromNowOn() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START);
		scene.run(Duration.ofMinutes(30), () -> scene.events(Labels.EMPTY, 10, 1));
		ServiceLevelObjective known = scene.trackers.objectives().get(0);
		ServiceLevelObjective late = new ServiceLevelObjective("late", known.indicator(), 0.9, WEEK, known.budgeting(),
				known.options());
		scene.trackers.replace(List.of(known, late), scene.now);
		scene.events(Labels.EMPTY, 10, 1);
		scene.tick();
		scene.events(Labels.EMPTY, 5, 2);
		scene.tick();
		assertThat(scene.trackers.statuses().get(1).budget().total()).isEqualTo(7);
		assertThat(scene.trackers.statuses().get(1).budget().bad()).isEqualTo(2);
		assertThat(scene.trackers.statuses().get(0).budget().total()).isEqualTo(121 * 11 + 7);
	}

	@Test
	void anotherTargetKeepsWhatWasCounted() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START);
		scene.run(Duration.ofMinutes(30), () -> scene.events(Labels.EMPTY, 10, 1));
		ServiceLevelObjective known = scene.trackers.objectives().get(0);
		ErrorBudget before = scene.trackers.statuses().get(0).budget();
		scene.trackers.replace(List.of(new ServiceLevelObjective(known.name(), known.indicator(), 0.9, WEEK,
				known.budgeting(), known.options())), scene.now);
		scene.events(Labels.EMPTY, 5, 2);
		scene.tick();
		ErrorBudget after = scene.trackers.statuses().get(0).budget();
		assertThat(after.target()).isEqualTo(0.9);
		assertThat(after.total()).isEqualTo(before.total() + 7);
	}

	@Test
	void groupsHaveBudgetsOfTheirOwnUpToTheLimitWhichIsToldOnce() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK, "uri"), START);
		for (int i = 0; i < 5; i++) {
			scene.events(Labels.of("uri", "/" + i, "status", "200"), 10 * i, i);
			scene.events(Labels.of("uri", "/" + i, "status", "500"), 0, 1);
		}
		scene.tick();
		assertThat(scene.trackers.statuses()).extracting((status) -> status.group().get("uri"))
			.containsExactly("/0", "/1", "/2");
		assertThat(scene.trackers.statuses()).extracting((status) -> status.budget().bad()).containsExactly(1L, 2L, 3L);
		assertThat(scene.trackers.takeWarnings()).singleElement()
			.asString()
			.contains("'orders'", "[uri]", "limit of 3", "/3");
		scene.tick();
		assertThat(scene.trackers.takeWarnings()).isEmpty();
	}

	@Test
	void aGroupGoesWhenNothingIsLeftOfIt() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(new SloWindow.Rolling(Duration.ofHours(1)), "uri"),
				START);
		scene.events(Labels.of("uri", "/a"), 1, 0);
		scene.tick();
		scene.good.clear();
		scene.total.clear();
		scene.run(Duration.ofMinutes(50), () -> {
		});
		assertThat(scene.trackers.statuses()).hasSize(1);
		scene.trackers.update(scene.now.plus(Duration.ofHours(2)));
		scene.trackers.update(scene.now.plus(Duration.ofHours(2)).plusSeconds(15));
		assertThat(scene.trackers.statuses()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "DAY, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
			"DAY, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
			"DAY, Australia/Lord_Howe, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z",
			"DAY, Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z",
			"MONTH, UTC, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
			"YEAR, Asia/Kathmandu, 2025-12-31T18:15:00Z, 2026-12-31T18:15:00Z" })
	void aCalendarWindowBeginsAnewAtItsMidnight(SloWindow.Calendar.Unit unit, ZoneId zone, Instant from, Instant to) {
		Instant start = to.minus(Duration.ofMinutes(10));
		TrackedScene scene = new TrackedScene(TrackedScene.events(new SloWindow.Calendar(unit, zone)), start);
		scene.run(Duration.ofMinutes(10), () -> scene.events(Labels.EMPTY, 9, 1));
		assertThat(scene.now).isEqualTo(to);
		assertThat(scene.status().observation().from()).isEqualTo(from);
		assertThat(scene.status().observation().to()).isEqualTo(to);
		assertThat(scene.status().budget().total()).isEqualTo(400);
		// a year has slots of half an hour, which a zone of a quarter may cut
		Duration late = Duration.ofMinutes((unit == SloWindow.Calendar.Unit.YEAR) ? 15 : 0);
		scene.run(late, () -> {
		});
		scene.run(Duration.ofMinutes(1), () -> scene.events(Labels.EMPTY, 9, 1));
		assertThat(scene.status().observation().from()).isEqualTo(to);
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(36, 40, 0.99));
		assertThat(scene.status().burnRates().get(1).total()).as("burn rates go on").isGreaterThan(40);
	}

	@Test
	void whatIsExcludedAfterTheFactComesBackWhenTheExclusionIsRemoved() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START);
		scene.run(Duration.ofMinutes(30), () -> scene.events(Labels.EMPTY, 10, 0));
		Instant from = scene.now;
		scene.run(Duration.ofMinutes(20), () -> scene.events(Labels.EMPTY, 5, 5));
		Instant to = scene.now;
		scene.run(Duration.ofMinutes(30), () -> scene.events(Labels.EMPTY, 10, 0));
		ErrorBudget before = scene.status().budget();
		scene.exclusions.put(new Exclusion("1", "orders", from, to, "test", "me", scene.now));
		scene.tick();
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(2400, 2400, 0.99));
		assertThat(scene.status().everything()).isEqualTo(before);
		assertThat(scene.status().burnRates()).extracting((rate) -> rate.total() - rate.good()).containsOnly(0L);
		scene.exclusions.put(new Exclusion("2", "other", from, scene.now, "test", "me", scene.now));
		scene.exclusions.remove("1");
		scene.tick();
		assertThat(scene.status().budget()).isEqualTo(before).isEqualTo(scene.status().everything());
	}

	@Test
	void timeInWhichNobodyWatchedIsBadOnlyByTheSettingAndByTheHourBefore() {
		assertThat(afterAGapOfAnHour(DowntimePolicy.UNKNOWN)).isEqualTo(new ErrorBudget(2410, 2410, 0.99));
		ErrorBudget down = afterAGapOfAnHour(DowntimePolicy.DOWN);
		assertThat(down.good()).isEqualTo(2410);
		assertThat((double) down.bad()).isCloseTo(2400, within(60.0));
	}

	private static ErrorBudget afterAGapOfAnHour(DowntimePolicy policy) {
		MemoryLifeLog life = new MemoryLifeLog();
		life.start(START, "1", null);
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START, CountStore.NONE, life, policy);
		scene.run(Duration.ofHours(1), () -> scene.events(Labels.EMPTY, 10, 0));
		scene.now = scene.now.plus(Duration.ofHours(1));
		scene.events(Labels.EMPTY, 10, 0);
		scene.tick();
		assertThat(scene.status().observation().downtimes()).singleElement()
			.extracting(Downtime::reason)
			.isEqualTo(Downtime.Reason.SUSPENDED);
		return scene.status().budget();
	}

	@Test
	void countsOfOtherProcessesAddUpAndTheirTimeDoesNot() {
		Others others = new Others();
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START, others, LifeLog.NONE,
				DowntimePolicy.UNKNOWN);
		scene.run(Duration.ofMinutes(10), () -> scene.events(Labels.EMPTY, 10, 0));
		long observed = scene.status().observed().toMillis();
		others.rows.add(others.row(scene, "b", START.plusSeconds(60), 50, 60));
		scene.tick();
		scene.tick();
		assertThat(scene.status().budget()).as("the same slot counts once").isEqualTo(new ErrorBudget(450, 460, 0.99));
		others.rows.set(0, others.row(scene, "b", START.plusSeconds(60), 70, 90));
		others.rows.add(others.row(scene, "c", START.plusSeconds(120), 1, 1));
		scene.tick();
		assertThat(scene.status().budget()).isEqualTo(new ErrorBudget(471, 491, 0.99));
		assertThat(scene.status().observed().toMillis()).isEqualTo(observed + 45_000);
	}

	@Test
	void pairsTellNewTroubleFromOldAndTheBudgetHowFastItGoes() {
		TrackedScene scene = new TrackedScene(TrackedScene.events(WEEK), START);
		scene.run(Duration.ofHours(2), () -> scene.events(Labels.EMPTY, 100, 0));
		assertThat(states(scene)).containsOnly(State.ACCEPTABLE);
		scene.run(Duration.ofMinutes(2), () -> scene.events(Labels.EMPTY, 50, 50));
		assertThat(states(scene).get(0)).isEqualTo(State.INCREASING);
		scene.run(Duration.ofMinutes(20), () -> scene.events(Labels.EMPTY, 50, 50));
		assertThat(states(scene).get(0)).isEqualTo(State.CRITICAL);
		scene.run(Duration.ofMinutes(10), () -> scene.events(Labels.EMPTY, 100, 0));
		assertThat(states(scene).get(0)).isEqualTo(State.RECOVERING);
		SloStatus status = scene.status();
		assertThat(status.spending().lastHour()).isEqualTo(status.spending().lastDay())
			.isCloseTo(1 - status.budget().remainingRatio(), within(1e-12));
		// 400 events a minute, of which 1 % may fail in a week, less 88 times 50
		assertThat(status.spending().moreBadEvents()).isCloseTo(40_320 - 4400L, within(100L));
		assertThat(scene.trackers.history("orders", Labels.EMPTY, Duration.ofHours(3), Duration.ofMinutes(10)))
			.satisfies((steps) -> assertThat(steps.stream().mapToLong((step) -> step.budget().total()).sum())
				.isEqualTo(status.budget().total()));
	}

	private static List<State> states(TrackedScene scene) {
		return scene.status().pairs().stream().map(SloStatus.PairState::state).toList();
	}

	/**
	 * Rows of other processes.
	 */
	private static final class Others implements CountStore {

		private final List<SavedCounts> rows = new ArrayList<>();

		@Override
		public String instance() {
			return "a";
		}

		@Override
		public List<SavedCounts> load(String objective, String definition, Instant since) {
			return List.of();
		}

		@Override
		public void save(List<SavedCounts> slots) {
			assertThat(slots).allMatch((slot) -> slot.key().instance().equals("a"));
		}

		@Override
		public List<SavedCounts> others(Instant now) {
			return this.rows;
		}

		private SavedCounts row(TrackedScene scene, String instance, Instant start, long good, long total) {
			String definition = new SloRules(SloTestQueries::compile, BurnRateWindow.DEFAULTS, List.of())
				.measurement(scene.status().objective())
				.definition();
			return new SavedCounts(new SavedCounts.Key("orders", definition, Labels.EMPTY, instance), start, good,
					total, 60_000);
		}

	}

}
