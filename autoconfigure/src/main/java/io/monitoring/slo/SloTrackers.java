package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.monitoring.promql.Query;
import io.monitoring.rule.QueryFunction;
import io.monitoring.rule.SeriesWriter;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesSink;
import org.jspecify.annotations.Nullable;

/**
 * The trackers of all objectives: reads their counters once a tick. One thread updates;
 * what it found out can be read by all.
 */
public final class SloTrackers {

	private final SloRules rules;

	private final QueryFunction query;

	private final TrackerSettings settings;

	private final Downtimes downtimes;

	private Map<String, ObjectiveCounter> counters = new LinkedHashMap<>();

	private Memory memory = Memory.NONE;

	private ExclusionCalendar exclusions;

	private @Nullable SeriesWriter writer;

	private final Instant startedAt;

	private Instant now;

	private volatile List<ServiceLevelObjective> objectives;

	private volatile List<SloStatus> statuses;

	/**
	 * Create the trackers.
	 * @param objectives what is tracked, each name once
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
		this.exclusions = new ExclusionCalendar(ExclusionStore.NONE, settings.maintenance());
		this.downtimes = new Downtimes(new Watch(settings.interval()));
		this.now = start;
		this.startedAt = start;
		this.objectives = List.copyOf(objectives);
		objectives.forEach((objective) -> this.counters.put(objective.name(), counter(objective)));
		this.statuses = report(start);
	}

	private ObjectiveCounter counter(ServiceLevelObjective objective) {
		return ObjectiveCounter.of(objective, this.rules, this.settings, this.memory.counts().instance());
	}

	/**
	 * Say what is remembered. The next update takes up what was counted before, so that
	 * the thread that starts the application need not wait for a disk, and keeps what is
	 * counted from then on. The time in between remains unobserved.
	 * @param memory what is remembered
	 * @param now the present
	 */
	public synchronized void restore(Memory memory, Instant now) {
		this.memory = memory;
		this.exclusions = new ExclusionCalendar(memory.exclusions(), this.settings.maintenance());
		boolean late = this.settings.isLate(Duration.between(this.startedAt, now));
		Map<String, ObjectiveCounter> replaced = new LinkedHashMap<>();
		this.counters.forEach((name, counter) -> replaced.put(name, counter(counter.objective())));
		this.counters = replaced;
		this.statuses = report(now);
	}

	/**
	 * Go over to other objectives. Those that measure the same as before keep what they
	 * counted; for others the next update takes up what is remembered.
	 * @param objectives what is tracked from now on, each name once
	 * @param now the present
	 */
	public synchronized void replace(List<ServiceLevelObjective> objectives, Instant now) {
		this.objectives = List.copyOf(objectives);
		Map<String, ObjectiveCounter> replaced = new LinkedHashMap<>();
		boolean late = this.settings.isLate(Duration.between(this.startedAt, now));
		for (ServiceLevelObjective objective : objectives) {
			ObjectiveCounter known = this.counters.get(objective.name());
			boolean same = known != null && known.objective().equals(objective);
			replaced.put(objective.name(), same ? known : counter(objective).succeed(known, late));
		}
		this.counters = replaced;
		this.counters.values().forEach((counter) -> counter.exclude(this.exclusions));
		this.statuses = report(now);
	}

	/**
	 * Return what the trackers read at each tick, for the store to keep.
	 * @return the queries
	 */
	public synchronized List<Query> queries() {
		return this.counters.values().stream().flatMap((counter) -> counter.queries().stream()).toList();
	}

	/**
	 * Count what happened since the last tick. An objective whose counters cannot be read
	 * keeps its counts; the events are found at the next tick.
	 * @param time time of the tick
	 * @throws RuntimeException of the last objective that could not be read, after the
	 * others were counted
	 */
	public synchronized void update(Instant time) {
		this.now = time;
		this.memory.life().beat(time);
		RuntimeException failure = null;
		boolean restored = false;
		for (ObjectiveCounter counter : this.counters.values()) {
			try {
				restored |= restore(counter, time);
				counter.count(time, this.query);
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		addOthers(time);
		exclude(time, restored);
		bookDowntimes(time, restored);
		this.statuses = report(time);
		this.memory.counts().save(this.counters.values().stream().flatMap(ObjectiveCounter::saved).toList());
		if (failure != null) {
			throw failure;
		}
	}

	private boolean restore(ObjectiveCounter counter, Instant time) {
		if (counter.isRestored()) {
			return false;
		}
		counter.restore(this.memory.counts(), time);
		return true;
	}

	private void addOthers(Instant time) {
		for (SavedCounts row : this.memory.counts().others(time)) {
			ObjectiveCounter counter = this.counters.get(row.key().objective());
			if (counter != null) {
				counter.addOther(row, time);
			}
		}
		this.counters.values().forEach((counter) -> counter.forget(time));
	}

	private void exclude(Instant time, boolean anew) {
		if (this.exclusions.refresh(horizon(time), time) || anew) {
			this.counters.values().forEach((counter) -> counter.exclude(this.exclusions));
		}
	}

	private void bookDowntimes(Instant time, boolean anew) {
		boolean news = this.downtimes.refresh(this.memory.life(), horizon(time), time);
		if ((news || anew) && this.settings.downtime() == TrackerSettings.DowntimePolicy.DOWN) {
			this.counters.values().forEach((counter) -> counter.addDowntimes(this.downtimes.known(), time));
		}
	}

	private Instant horizon(Instant time) {
		Duration longest = Duration.ofDays(1);
		for (ObjectiveCounter counter : this.counters.values()) {
			Duration period = counter.objective().period();
			longest = (period.compareTo(longest) > 0) ? period : longest;
		}
		return time.minus(longest).minus(ObjectiveCounter.SLACK);
	}

	private List<SloStatus> report(Instant time) {
		List<SloStatus> found = new ArrayList<>(this.counters.size());
		for (ObjectiveCounter counter : this.counters.values()) {
			counter.groups().all().forEach((tracker) -> found.add(tracker.status(time, this.downtimes.known())));
		}
		return List.copyOf(found);
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
		this.counters.values()
			.forEach((counter) -> counter.groups().all().forEach((tracker) -> tracker.publish(writer)));
		writer.commit(time.toEpochMilli());
	}

	/**
	 * Return what users should know about the objectives, each thing once.
	 * @return sentences, nothing that was returned before
	 */
	public synchronized List<String> takeWarnings() {
		return this.counters.values()
			.stream()
			.map((counter) -> counter.groups().takeWarning())
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.toList();
	}

	/**
	 * Say that the application stops in order.
	 */
	public synchronized void close() {
		this.memory.life().stop(this.now);
	}

	/**
	 * Return what is tracked.
	 * @return the objectives, each once, whether it has groups already or not
	 */
	public List<ServiceLevelObjective> objectives() {
		return this.objectives;
	}

	/**
	 * Return what was found out at the last update.
	 * @return an immutable list in the order of the objectives, each with its groups
	 */
	public List<SloStatus> statuses() {
		return this.statuses;
	}

	/**
	 * Return what was counted step by step.
	 * @param objective name of an objective
	 * @param group labels of its group, empty where it has none
	 * @param window how far to look back, at most as far as the window of the objective
	 * does
	 * @param step length of a step; there are 11,000 steps at most
	 * @return the steps, oldest first; empty if there is no such objective or group
	 */
	public synchronized List<BudgetPoint> history(String objective, Labels group, Duration window, Duration step) {
		ObjectiveCounter counter = this.counters.get(objective);
		SloTracker tracker = (counter != null) ? counter.groups().find(group) : null;
		return (tracker != null) ? new BudgetHistory(tracker, this.now).steps(window, step) : List.of();
	}

	/**
	 * Return what each version of the application spent of each budget.
	 * @return the costs by objective and group, the oldest version first
	 */
	public synchronized List<DeploymentCost> deployments() {
		List<DeploymentCost> costs = new ArrayList<>();
		for (ObjectiveCounter counter : this.counters.values()) {
			for (SloTracker tracker : counter.groups().all()) {
				costs.addAll(new BudgetHistory(tracker, this.now).costs(this.memory.life()));
			}
		}
		return costs;
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

}
