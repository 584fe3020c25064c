package io.monitoring.micrometer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.monitoring.engine.EngineListener;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.rule.RuleStatus;
import org.jspecify.annotations.Nullable;

/**
 * Metrics about the monitoring itself, {@code monitoring.*}. All of them only read what
 * the last tick found out; before the first tick gauges are NaN and counters 0.
 */
public final class SelfMetrics implements MeterBinder, EngineListener, AutoCloseable {

	private volatile Supplier<List<NotificationCounts>> notifications;

	private final List<SelfMetricGroups> groups = new CopyOnWriteArrayList<>();

	private volatile @Nullable SnapshotDigest digest;

	private volatile long evaluationFailures;

	/**
	 * Create the metrics.
	 * @param notifications returns what was sent so far; called once each tick
	 */
	public SelfMetrics(Supplier<List<NotificationCounts>> notifications) {
		this.notifications = notifications;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		bindLoop(registry);
		bindStore(registry);
		for (RuleStatus.Health health : RuleStatus.Health.values()) {
			Gauge.builder("monitoring.rules", this, (self) -> self.read((digest) -> digest.rules(health)))
				.description("Rules by how their last evaluation went")
				.tag("health", health.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
		FunctionCounter.builder("monitoring.rule.evaluation.failures", this, (self) -> self.evaluationFailures)
			.description("Evaluations of rules that failed")
			.register(registry);
		this.groups.add(new SelfMetricGroups(registry, this));
	}

	private void bindLoop(MeterRegistry registry) {
		counter(registry, "monitoring.ticks", "Ticks done", (snapshot) -> snapshot.loop().ticks());
		counter(registry, "monitoring.ticks.late", "Ticks skipped because an earlier one was late",
				(snapshot) -> snapshot.loop().lateTicks());
		TimeGauge
			.builder("monitoring.tick.duration", this, TimeUnit.NANOSECONDS,
					(self) -> self.read((digest) -> digest.snapshot().loop().lastTickDuration().toNanos()))
			.description("How long the last tick took")
			.register(registry);
	}

	private void bindStore(MeterRegistry registry) {
		gauge(registry, "monitoring.store.series", null, "Series held", (snapshot) -> snapshot.store().series());
		gauge(registry, "monitoring.store.series.max", null, "Cap on the number of series",
				(snapshot) -> snapshot.store().maxSeries());
		counter(registry, "monitoring.store.series.refused", "Series that a cap refused",
				(snapshot) -> snapshot.store().refusedSeries());
		gauge(registry, "monitoring.store.samples", null, "Samples held", (snapshot) -> snapshot.store().samples());
		counter(registry, "monitoring.store.samples.dropped", "Samples out of order or beyond the cap on bytes",
				(snapshot) -> snapshot.store().droppedSamples());
		gauge(registry, "monitoring.store.size", "bytes", "Estimated heap of the series",
				(snapshot) -> snapshot.store().bytes());
		gauge(registry, "monitoring.store.size.max", "bytes", "Cap on the heap of the series",
				(snapshot) -> snapshot.store().maxBytes());
	}

	private void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
			ToDoubleFunction<MonitoringSnapshot> value) {
		Gauge.builder(name, this, (self) -> self.read((digest) -> value.applyAsDouble(digest.snapshot())))
			.baseUnit(unit)
			.description(description)
			.register(registry);
	}

	private void counter(MeterRegistry registry, String name, String description,
			ToDoubleFunction<MonitoringSnapshot> value) {
		FunctionCounter.builder(name, this, (self) -> {
			SnapshotDigest current = self.digest;
			return (current != null) ? value.applyAsDouble(current.snapshot()) : 0;
		}).description(description).register(registry);
	}

	/**
	 * Read a number of the last tick.
	 * @param value reads the number
	 * @return the number, NaN before the first tick
	 */
	double read(ToDoubleFunction<SnapshotDigest> value) {
		SnapshotDigest current = this.digest;
		return (current != null) ? value.applyAsDouble(current) : Double.NaN;
	}

	@Override
	public void onTick(MonitoringSnapshot snapshot) {
		SnapshotDigest current = SnapshotDigest.of(snapshot, this.notifications.get());
		long failures = this.evaluationFailures + current.failedEvaluations();
		this.evaluationFailures = failures;
		this.digest = current;
		this.groups.forEach((group) -> group.update(current));
	}

	/**
	 * Let go of what was watched: a registry may live on in the global one, and its
	 * gauges hold these metrics.
	 */
	@Override
	public void close() {
		this.notifications = List::of;
		this.digest = null;
	}

	/**
	 * What was sent to a receiver since the start.
	 *
	 * @param receiver name of the receiver
	 * @param sent number of notifications that arrived
	 * @param failed number of attempts that failed
	 * @param lastSuccess when one arrived last, also before the start, {@code null} if
	 * none ever did
	 */
	public record NotificationCounts(String receiver, long sent, long failed, @Nullable Instant lastSuccess) {

	}

}
