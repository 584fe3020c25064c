package io.monitoring.slo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.Value;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.SeriesSink;
import org.jspecify.annotations.Nullable;

/**
 * The trackers of all objectives: reads their counters once a tick. One thread updates;
 * what it found out can be read by all.
 */
public final class SloTrackers {

	private final QueryFunction query;

	private final SloRules rules;

	private final TrackerSettings settings;

	private List<Counted> counted;

	private CountStore store = CountStore.NONE;

	private @Nullable SeriesWriter writer;

	private volatile List<SloStatus> statuses;

	/**
	 * Create the trackers.
	 * @param objectives what is tracked
	 * @param rules the generator of their rules, which knows their counters
	 * @param query reads the counters
	 * @param settings how they are counted
	 * @param start the present
	 */
	public SloTrackers(List<ServiceLevelObjective> objectives, SloRules rules, QueryFunction query,
			TrackerSettings settings, Instant start) {
		this.rules = rules;
		this.query = query;
		this.settings = settings;
		this.counted = objectives.stream().map((objective) -> rules.counted(objective, settings.interval())).toList();
		this.statuses = statuses(start);
	}

	/**
	 * Take up what was counted before the process started, and keep what is counted from
	 * now on. The time in between remains unobserved.
	 * @param memory what is remembered
	 * @param now the present
	 */
	public synchronized void restore(Memory memory, Instant now) {
		this.store = memory.counts();
		this.counted.forEach((entry) -> restore(entry, now));
		this.statuses = statuses(now);
	}

	private void restore(Counted entry, Instant now) {
		ServiceLevelObjective objective = entry.tracker().objective();
		entry.tracker().restore(this.store.load(objective.name(), entry.definition(), now.minus(objective.period())));
	}

	/**
	 * Go over to other objectives. Those that stay as they are keep what they counted;
	 * for others what is remembered is taken up.
	 * @param objectives what is tracked from now on
	 * @param now the present
	 */
	public synchronized void replace(List<ServiceLevelObjective> objectives, Instant now) {
		List<Counted> replaced = new ArrayList<>();
		for (ServiceLevelObjective objective : objectives) {
			replaced.add(this.counted.stream()
				.filter((entry) -> entry.tracker().objective().equals(objective))
				.findFirst()
				.orElseGet(() -> {
					Counted added = this.rules.counted(objective, this.settings.interval());
					restore(added, now);
					return added;
				}));
		}
		this.counted = replaced;
		this.statuses = statuses(now);
	}

	/**
	 * Return what the trackers read at each tick, for the store to keep.
	 * @return the queries
	 */
	public synchronized List<Query> queries() {
		return this.counted.stream().flatMap((entry) -> entry.queries().stream()).toList();
	}

	/**
	 * Count what happened since the last tick. An objective whose counters cannot be read
	 * keeps its counts; the events are found at the next tick.
	 * @param time time of the tick
	 * @throws RuntimeException of the last objective that could not be read, after the
	 * others were counted
	 */
	public synchronized void update(Instant time) {
		RuntimeException failure = null;
		for (Counted entry : this.counted) {
			try {
				count(entry, time);
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		this.statuses = statuses(time);
		this.store.save(this.counted.stream().flatMap(Counted::saved).toList());
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Write what was counted as series, for rules to read.
	 * @param sink where series are written, the same at every call
	 * @param time time of the tick
	 */
	public synchronized void publish(SeriesSink sink, Instant time) {
		if (this.writer == null) {
			this.writer = new SeriesWriter(sink);
		}
		SeriesWriter writer = this.writer;
		writer.begin();
		this.statuses.forEach((status) -> SloPublisher.add(status, writer));
		writer.commit(time.toEpochMilli());
	}

	/**
	 * A timer without buckets would make every request look slow.
	 */
	private void count(Counted entry, Instant time) {
		List<Value.Sample> good = read(entry.good(), time);
		List<Value.Sample> total = read(entry.total(), time);
		ServiceLevelObjective objective = entry.tracker().objective();
		if (good.isEmpty() && !total.isEmpty() && objective.indicator() instanceof ServiceLevelIndicator.Latency) {
			throw new QueryException("objective '" + objective.name() + "' cannot be measured: there are requests, but "
					+ "no series " + entry.good().text() + "; it takes a Prometheus registry that has this bucket");
		}
		entry.tracker().tick(time, good, total);
	}

	private List<Value.Sample> read(Query counters, Instant time) {
		return ((Value.Vector) this.query.query(counters, time)).samples();
	}

	private List<SloStatus> statuses(Instant time) {
		List<SloStatus> found = new ArrayList<>(this.counted.size());
		this.counted.forEach((entry) -> found.add(entry.tracker().status(time)));
		return List.copyOf(found);
	}

	/**
	 * Return what was found out at the last update.
	 * @return an immutable list in the order of the objectives
	 */
	public List<SloStatus> statuses() {
		return this.statuses;
	}

	/**
	 * What is remembered beyond the life of the process.
	 *
	 * @param counts what was counted
	 * @param life when the application ran
	 * @param exclusions what does not count
	 */
	public record Memory(CountStore counts, LifeLog life, ExclusionStore exclusions) {

		/** Remembers nothing. */
		public static final Memory NONE = new Memory(CountStore.NONE, LifeLog.NONE, ExclusionStore.NONE);

	}

	/**
	 * A tracker and the queries that read its counters.
	 *
	 * @param tracker the tracker
	 * @param good selects the counters of good events
	 * @param total selects the counters of all events
	 */
	record Counted(SloTracker tracker, Query good, Query total) {

		static Counted of(SloTracker tracker, Measurement.Events selectors, Function<String, Query> compiler) {
			return new Counted(tracker, compiler.apply(selectors.good()), compiler.apply(selectors.total()));
		}

		Stream<SavedCounts> saved() {
			return Stream.ofNullable(this.tracker.saved(definition()));
		}

		String definition() {
			return this.good.text() + " / " + this.total.text();
		}

		List<Query> queries() {
			return List.of(this.good, this.total);
		}

	}

}
