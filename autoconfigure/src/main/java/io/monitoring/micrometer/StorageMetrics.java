package io.monitoring.micrometer;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;

/**
 * Metrics about the storage, {@code monitoring.storage.*}.
 */
public final class StorageMetrics implements MeterBinder {

	private static final double MILLIS = 1000;

	private final Supplier<StorageStatus> status;

	/**
	 * Create the metrics.
	 * @param status returns how the storage fares
	 */
	public StorageMetrics(Supplier<StorageStatus> status) {
		this.status = status;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "monitoring.storage.failing", null,
				"1 while what has to outlive the process is in memory only, against what was asked for",
				(status) -> status.isFailing() ? 1 : 0);
		gauge(registry, "monitoring.storage.size", "bytes", "Size of the storage on the disk", StorageStatus::size);
		gauge(registry, "monitoring.storage.size.max", "bytes", "Cap on the size of the storage",
				StorageStatus::maxSize);
		counter(registry, "monitoring.storage.write.failures", "Writes that failed", StorageStatus::failedWrites);
		counter(registry, "monitoring.storage.history.lost", "Entries of the history that the file never took",
				StorageStatus::lostRecords);
		counter(registry, "monitoring.storage.rows.unreadable", "Rows that could not be understood",
				StorageStatus::unreadableRows);
		TimeGauge
			.builder("monitoring.storage.corruption.time", this, TimeUnit.SECONDS,
					(self) -> seconds(self.status.get().lastCorruption()))
			.description("When a corrupt file was set aside, seconds since 1970")
			.register(registry);
	}

	private static double seconds(@Nullable Instant time) {
		return (time != null) ? time.toEpochMilli() / MILLIS : Double.NaN;
	}

	private void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
			ToDoubleFunction<StorageStatus> value) {
		Gauge.builder(name, this, (self) -> value.applyAsDouble(self.status.get()))
			.baseUnit(unit)
			.description(description)
			.register(registry);
	}

	private void counter(MeterRegistry registry, String name, String description,
			ToDoubleFunction<StorageStatus> value) {
		FunctionCounter.builder(name, this, (self) -> value.applyAsDouble(self.status.get()))
			.description(description)
			.register(registry);
	}

}
