package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SloTrackers} of one process after the other.
 */
class SloTrackersRestartTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:05Z");

	private static final Duration TICK = Duration.ofSeconds(15);

	private static final ServiceLevelObjective OBJECTIVE = objective(List.of());

	private final Kept kept = new Kept();

	private final Random random = new Random(7);

	private Instant now = START;

	private long good;

	private long total;

	@Test
	void aRestartChangesNoCount() {
		for (int process = 0; process < 5; process++) {
			assertThat(new Process(OBJECTIVE).run(this.random.nextInt(500)))
				.isEqualTo(new ErrorBudget(this.good, this.total, 0.95));
		}
	}

	@Test
	void theTimeInBetweenIsNotObserved() {
		new Process(OBJECTIVE).run(40);
		this.now = this.now.plus(Duration.ofHours(3));
		Process second = new Process(OBJECTIVE);
		second.run(4);
		assertThat(second.trackers.statuses().get(0).observed()).isEqualTo(TICK.multipliedBy(39 + 3));
	}

	@Test
	void whatWasNotCountedIsNotKept() {
		SloRules rules = new SloRules(new QueryEngine(QueryOptions.DEFAULTS)::prepare, BurnRateWindow.DEFAULTS,
				List.of());
		SloTrackers blind = new SloTrackers(List.of(OBJECTIVE), rules, (query, time) -> {
			throw new IllegalStateException("unreadable");
		}, new TrackerSettings(TICK), this.now);
		blind.restore(new SloTrackers.Memory(this.kept, LifeLog.NONE, ExclusionStore.NONE), this.now);
		assertThatIllegalStateException().isThrownBy(() -> blind.update(this.now));
		assertThat(this.kept.slots).isEmpty();
	}

	@Test
	void whatLeavesTheWindowIsNotTakenUp() {
		new Process(OBJECTIVE).run(40);
		this.now = this.now.plus(OBJECTIVE.period());
		long before = this.total;
		assertThat(new Process(OBJECTIVE).run(1).total()).isEqualTo(this.total - before);
	}

	@Test
	void anObjectiveThatCountsSomethingElseBeginsAnew() {
		new Process(OBJECTIVE).run(40);
		long before = this.total;
		ServiceLevelObjective changed = objective(List.of(LabelMatcher.equal("uri", "/a")));
		assertThat(new Process(changed).run(1).total()).isEqualTo(this.total - before);
		long other = this.total - before;
		assertThat(new Process(OBJECTIVE).run(1).total()).isEqualTo(this.total - other);
	}

	private static ServiceLevelObjective objective(List<LabelMatcher> matchers) {
		return new ServiceLevelObjective("api", new ServiceLevelIndicator.Availability(matchers), 0.95,
				Duration.ofDays(7));
	}

	private final class Process {

		private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

		private final SeriesStore store = new SeriesStore();

		private final SloTrackers trackers;

		private long served;

		private long failed;

		Process(ServiceLevelObjective objective) {
			SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of());
			this.trackers = new SloTrackers(List.of(objective), rules,
					(query, time) -> this.engine.instant(query, this.store, time.toEpochMilli()).value(),
					new TrackerSettings(TICK), SloTrackersRestartTests.this.now);
			this.store
				.retain(this.trackers.queries().stream().flatMap((query) -> query.selections().stream()).toList());
			this.trackers.restore(
					new SloTrackers.Memory(SloTrackersRestartTests.this.kept, LifeLog.NONE, ExclusionStore.NONE),
					SloTrackersRestartTests.this.now);
		}

		ErrorBudget run(int ticks) {
			SloTrackersRestartTests test = SloTrackersRestartTests.this;
			for (int i = 0; i < ticks; i++) {
				test.now = test.now.plus(TICK);
				long more = test.random.nextInt(20);
				long bad = test.random.nextInt(3);
				this.served += more;
				this.failed += bad;
				test.good += more;
				test.total += more + bad;
				append("200", this.served);
				append("500", this.failed);
				this.trackers.update(test.now);
			}
			return this.trackers.statuses().get(0).budget();
		}

		private void append(String status, long value) {
			SeriesAppender appender = this.store
				.appender(Labels.named("http_server_requests_seconds_count", "uri", "/a", "status", status));
			assertThat(appender).isNotNull();
			appender.append(SloTrackersRestartTests.this.now.toEpochMilli(), value);
		}

	}

	/**
	 * Keeps what it is told, as long as the test runs.
	 */
	private static final class Kept implements CountStore {

		private final Map<List<Object>, SavedCounts> slots = new TreeMap<>(Comparator.comparing(Object::toString));

		@Override
		public List<SavedCounts> load(String objective, String definition, Instant since) {
			List<SavedCounts> found = new ArrayList<>(this.slots.values());
			found.removeIf((slot) -> !slot.key().definition().equals(definition) || slot.start().isBefore(since));
			found.sort(Comparator.comparing(SavedCounts::start));
			return found;
		}

		@Override
		public void save(List<SavedCounts> changed) {
			changed.forEach((slot) -> this.slots
				.put(List.of(slot.key().objective(), slot.key().definition(), slot.start()), slot));
		}

	}

}
