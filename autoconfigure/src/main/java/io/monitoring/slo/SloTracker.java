package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Counts the good and bad events of one objective exactly, in its window and in those of
 * its burn-rate alerts. It stores counts and never ratios, so that traffic weighs as it
 * should and a time without traffic spends nothing. Not safe for use by several threads.
 */
public final class SloTracker {

	private static final Duration LATELY = Duration.ofHours(1);

	private static final int KNOWN_INTERVALS = 2;

	private final ServiceLevelObjective objective;

	private final Duration interval;

	private final SortedSet<Duration> burnWindows;

	private final CountWindows windows;

	private final CurrentSlot slot = new CurrentSlot();

	private final CounterDeltas good = new CounterDeltas();

	private final CounterDeltas total = new CounterDeltas();

	private @Nullable Instant lastTick;

	/**
	 * Create a tracker that has counted nothing yet.
	 * @param objective the objective
	 * @param table table of the burn-rate alerts, the same as that of {@link SloRules}
	 * @param interval distance of the ticks, at least a second
	 */
	public SloTracker(ServiceLevelObjective objective, List<BurnRateWindow> table, Duration interval) {
		if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
			throw new IllegalArgumentException("'interval' must be at least 1s but is " + interval);
		}
		this.objective = objective;
		this.interval = interval;
		this.burnWindows = lengths(BurnRateWindow.fit(table, objective.period()));
		SortedSet<Duration> lengths = new TreeSet<>(this.burnWindows);
		lengths.add(LATELY);
		lengths.add(objective.period());
		this.windows = new CountWindows(lengths, interval);
	}

	private static SortedSet<Duration> lengths(List<BurnRateWindow> pairs) {
		SortedSet<Duration> lengths = new TreeSet<>();
		for (BurnRateWindow pair : pairs) {
			lengths.add(pair.shortWindow());
			lengths.add(pair.longWindow());
		}
		return lengths;
	}

	public ServiceLevelObjective objective() {
		return this.objective;
	}

	/**
	 * Take up what was counted before the process started.
	 * @param slots the slots, oldest first
	 */
	void restore(List<SavedCounts> slots) {
		for (SavedCounts saved : slots) {
			this.windows.add(saved.start().toEpochMilli(),
					new Counts(saved.good(), saved.total(), saved.observedMillis()));
			this.slot.restore(saved);
		}
	}

	/**
	 * Return what was counted in the present minute.
	 * @param definition what is counted
	 * @return the counts, to be kept, {@code null} if there are none
	 */
	@Nullable SavedCounts saved(String definition) {
		return this.slot.saved(new SavedCounts.Key(this.objective.name(), definition, Labels.EMPTY, ""));
	}

	/**
	 * Take the present counters as they are, without counting: for a source whose
	 * counters are older than this process.
	 * @param time time of the tick
	 * @param good present values of the counters of good events
	 * @param total present values of the counters of all events
	 */
	public void start(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		this.good.advance(time.toEpochMilli(), good);
		this.total.advance(time.toEpochMilli(), total);
		this.lastTick = time;
	}

	/**
	 * Count what happened since the last tick. After a gap of more than two intervals the
	 * events are counted now, where they are found, and the time of the gap remains
	 * unobserved: nothing is filled in afterwards.
	 * @param time time of the tick
	 * @param good present values of the counters of good events
	 * @param total present values of the counters of all events
	 */
	public void tick(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		long millis = time.toEpochMilli();
		long goodEvents = this.good.advance(millis, good);
		long totalEvents = this.total.advance(millis, total);
		Counts counts = new Counts(goodEvents, totalEvents, observedMillis(time));
		this.windows.add(millis, counts);
		this.slot.add(millis, counts);
		this.lastTick = time;
	}

	private long observedMillis(Instant time) {
		if (this.lastTick == null) {
			return 0;
		}
		Duration elapsed = Duration.between(this.lastTick, time);
		boolean known = !elapsed.isNegative() && elapsed.compareTo(this.interval.multipliedBy(KNOWN_INTERVALS)) <= 0;
		return known ? elapsed.toMillis() : 0;
	}

	/**
	 * Return what is known of the objective.
	 * @param now the present, not before the last tick
	 * @return the status
	 */
	public SloStatus status(Instant now) {
		this.windows.advance(now.toEpochMilli());
		List<SloStatus.BurnRate> rates = this.burnWindows.stream().map(this::burnRate).toList();
		Counts counts = this.windows.counts(this.objective.period());
		ErrorBudget budget = budget(counts);
		SloStatus.Observation observation = new SloStatus.Observation(this.objective.window().from(now),
				this.objective.window().to(now), observed(counts), null, List.of());
		return new SloStatus(this.objective, Labels.EMPTY, budget, budget, rates, List.of(),
				new SloStatus.Spending(0, 0, null), exhaustion(now), observation);
	}

	private SloStatus.BurnRate burnRate(Duration window) {
		Counts counts = this.windows.counts(window);
		ErrorBudget budget = budget(counts);
		Double rate = (budget.total() == 0) ? null : Double.valueOf(budget.burnRate());
		return new SloStatus.BurnRate(window, budget.good(), budget.total(), rate);
	}

	private ErrorBudget budget(Counts counts) {
		return new ErrorBudget(counts.good(), counts.total(), this.objective.target());
	}

	private @Nullable Instant exhaustion(Instant now) {
		Duration window = this.objective.period();
		double millis = new ExhaustionForecast(this.objective.target(), this.windows.ring(window),
				this.windows.position(window))
			.lifetimeMillis(this.windows.counts(LATELY));
		return Double.isInfinite(millis) ? null : now.plusMillis((long) millis);
	}

	/** The window leaves out up to a slot; that is not time that nobody watched. */
	private Duration observed(Counts counts) {
		Duration window = this.objective.period();
		long slot = this.windows.ring(window).slotMillis();
		boolean whole = counts.observedMillis() + slot >= window.toMillis();
		return whole ? window : Duration.ofMillis(counts.observedMillis());
	}

}
