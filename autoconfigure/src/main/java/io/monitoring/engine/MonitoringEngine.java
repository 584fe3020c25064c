package io.monitoring.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

import io.monitoring.engine.LoopStatus.EngineError;
import io.monitoring.notify.DispatcherStatus;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.slo.SloTrackers;
import org.jspecify.annotations.Nullable;
import io.monitoring.series.Labels;

/**
 * The heart of the monitoring: {@link #tick(Instant)} does one round of all work, and
 * {@link #snapshot()} gives what the last round found out. Trouble in one step is counted
 * and logged and does not keep the others from running.
 */
public final class MonitoringEngine implements AutoCloseable {

	private static final int EXPIRE_EVERY = 20;

	private final EngineParts parts;

	private final Instant startedAt;

	private final Duration interval;

	private final ErrorLog errors = new ErrorLog();

	private final AlertStateStore states;

	private final EngineDelivery delivery;

	private final Recollection past;

	private Map<String, Boolean> switches = Map.of();

	private final AtomicReference<@Nullable BiConsumer<EngineParts, Instant>> change = new AtomicReference<>();

	private long ticks;

	private Duration lastTickDuration = Duration.ZERO;

	/** Held while a snapshot is replaced: by a tick, or by a rule that was switched. */
	private final Object publishing = new Object();

	private volatile MonitoringSnapshot snapshot;

	/**
	 * Create an engine.
	 * @param parts what it drives
	 * @param startedAt the present
	 * @param interval distance of the ticks
	 */
	public MonitoringEngine(EngineParts parts, Instant startedAt, Duration interval) {
		this.parts = parts;
		this.startedAt = startedAt;
		this.interval = interval;
		TickRecords records = new TickRecords(parts.memory(), this.errors);
		this.past = new Recollection(parts, this.errors, startedAt);
		this.states = records.states();
		this.delivery = new EngineDelivery(parts, this.errors, records);
		this.snapshot = takeSnapshot(startedAt, 0);
	}

	/**
	 * Do one round: sample, count, evaluate, deliver. Not to be called by two threads at
	 * once.
	 * @param time the scheduled instant, later than that of the last round
	 * @return what the round found out
	 */
	public MonitoringSnapshot tick(Instant time) {
		return tick(time, this.snapshot.loop().lateTicks());
	}

	MonitoringSnapshot tick(Instant time, long lateTicks) {
		long start = System.nanoTime();
		long millis = time.toEpochMilli();
		if (this.past.recall(time)) {
			this.delivery.recalled(time);
		}
		this.errors.guard("state", time, this::refreshSwitches);
		BiConsumer<EngineParts, Instant> wanted = this.change.getAndSet(null);
		if (wanted != null) {
			this.errors.guard("objectives", time, () -> wanted.accept(this.parts, time));
		}
		this.errors.guard("sampling", time, () -> this.parts.source().sample(millis, this.parts.store()));
		this.errors.guard("objectives", time, () -> this.parts.objectives().update(time));
		this.parts.objectives().takeWarnings().forEach((warning) -> this.errors.note("objectives", time, warning));
		// Counts are published before the rules that read them.
		this.errors.guard("objectives", time, () -> this.parts.objectives().publish(this.parts.store(), time));
		this.errors.guard("rules", time, () -> evaluate(time));
		// Written before a notification leaves: a crash must not forget what is told.
		this.errors.guard("state", time, () -> this.parts.memory().past().objectives().life().beat(time));
		this.errors.guard("state", time, () -> this.parts.rules().saveTo(this.states, time));
		this.delivery.deliver(time);
		if (this.ticks % EXPIRE_EVERY == 1) {
			this.errors.guard("rules", time, () -> this.parts.rules().inspect(this.parts.store()));
		}
		if (this.ticks++ % EXPIRE_EVERY == 0) {
			this.errors.guard("store", time, () -> this.parts.store().expire(millis));
		}
		this.lastTickDuration = Duration.ofNanos(System.nanoTime() - start);
		MonitoringSnapshot taken = publish(time, lateTicks);
		for (EngineListener listener : this.parts.outputs().listeners()) {
			this.errors.guard(listener.getClass().getSimpleName(), time, () -> listener.onTick(taken));
		}
		return taken;
	}

	/** Another replica may have switched rules. */
	private void refreshSwitches() {
		synchronized (this.publishing) {
			this.switches = this.parts.memory().refresh(this.parts.rules(), this.switches);
		}
	}

	private void evaluate(Instant time) {
		this.parts.rules().evaluate(time);
		List<RuleStatus> failed = this.parts.rules()
			.statuses()
			.stream()
			.filter((rule) -> rule.health() == RuleStatus.Health.ERR && time.equals(rule.lastEvaluation()))
			.toList();
		if (!failed.isEmpty()) {
			RuleStatus first = failed.get(0);
			this.errors.note("rules", time, "%d of the rules failed, the first is '%s': %s".formatted(failed.size(),
					first.rule().name(), first.lastError()));
		}
	}

	private MonitoringSnapshot publish(Instant time, long lateTicks) {
		synchronized (this.publishing) {
			MonitoringSnapshot taken = takeSnapshot(time, lateTicks);
			this.snapshot = taken;
			return taken;
		}
	}

	private MonitoringSnapshot takeSnapshot(Instant time, long lateTicks) {
		List<EngineError> recent = this.errors.recent();
		LoopStatus loop = new LoopStatus(this.startedAt, this.interval, this.ticks, lateTicks, this.lastTickDuration,
				recent);
		return new MonitoringSnapshot(time, this.parts.rules().statuses(), this.parts.objectives().statuses(),
				this.parts.store().statistics(), loop);
	}

	/**
	 * Change what is evaluated, at the beginning of the next tick and on its thread. A
	 * change that still waits is dropped: the new one has to be complete.
	 * @param wanted makes the change, given what the engine drives and the time of the
	 * tick
	 */
	public void changeAtNextTick(BiConsumer<EngineParts, Instant> wanted) {
		this.change.set(wanted);
	}

	/**
	 * Return what the last tick found out.
	 * @return the snapshot, an empty one before the first tick
	 */
	public MonitoringSnapshot snapshot() {
		return this.snapshot;
	}

	/**
	 * Return what tells the alerts of this application from those of others.
	 * @return labels that alerts get when they leave the process
	 */
	public Labels externalLabels() {
		return this.parts.externalLabels();
	}

	/**
	 * Return what counts the events of objectives.
	 * @return the trackers
	 */
	public SloTrackers objectives() {
		return this.parts.objectives();
	}

	/**
	 * Return the rules that are evaluated.
	 * @return the groups in order
	 */
	public List<RuleGroup> ruleGroups() {
		return this.parts.rules().groups();
	}

	/**
	 * Enable or disable a rule. The snapshot shows it at once, its alerts follow with the
	 * next tick. The switch is remembered.
	 * @param name name of the rule
	 * @param enabled whether it is evaluated
	 * @return {@code false} if there is no such rule
	 */
	public boolean setRuleEnabled(String name, boolean enabled) {
		boolean found;
		synchronized (this.publishing) {
			found = this.parts.rules().setEnabled(name, enabled);
			this.snapshot = this.snapshot.with(this.parts.rules().statuses());
		}
		if (found) {
			// Past the lock, for a tick may wait for that and this may wait for a disk.
			this.errors.guard("state", this.snapshot.time(), () -> this.parts.memory().switches().save(name, enabled));
		}
		return found;
	}

	/**
	 * Return how deliveries fare.
	 * @return the status as of the last tick
	 */
	public DispatcherStatus deliveries() {
		return this.parts.outputs().dispatcher().status();
	}

	/**
	 * Note that the application stops in order.
	 * @param time the present
	 */
	void stopped(Instant time) {
		this.errors.guard("state", time, () -> this.parts.memory().past().objectives().life().stop(time));
	}

	@Override
	public void close() {
		this.errors.guard("objectives", this.snapshot.time(), () -> this.parts.objectives().close());
		this.delivery.close();
	}

}
