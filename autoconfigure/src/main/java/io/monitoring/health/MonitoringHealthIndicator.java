package io.monitoring.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

import io.monitoring.alert.AlertState;
import io.monitoring.engine.LoopStatus;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.remote.RemoteStatus;
import io.monitoring.rule.RuleStatus;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The state of the monitoring itself. It is never {@code DOWN}: trouble with the
 * monitoring must not take an application out of service that works.
 */
public final class MonitoringHealthIndicator implements HealthIndicator {

	private static final int MISSED_TICKS = 3;

	private final Supplier<MonitoringSnapshot> snapshot;

	private final Supplier<StorageStatus> storage;

	private final Supplier<@Nullable RemoteStatus> remote;

	private final InstantSource time;

	/**
	 * Create the indicator of a monitoring that answers its queries itself.
	 * @param snapshot gives the last snapshot
	 * @param storage gives the status of the storage
	 * @param time the present
	 */
	public MonitoringHealthIndicator(Supplier<MonitoringSnapshot> snapshot, Supplier<StorageStatus> storage,
			InstantSource time) {
		this(snapshot, storage, () -> null, time);
	}

	/**
	 * Create the indicator.
	 * @param snapshot gives the last snapshot
	 * @param storage gives the status of the storage
	 * @param remote gives the status of the server that answers queries, {@code null}
	 * where there is none
	 * @param time the present
	 */
	public MonitoringHealthIndicator(Supplier<MonitoringSnapshot> snapshot, Supplier<StorageStatus> storage,
			Supplier<@Nullable RemoteStatus> remote, InstantSource time) {
		this.snapshot = snapshot;
		this.storage = storage;
		this.remote = remote;
		this.time = time;
	}

	@Override
	public Health health() {
		try {
			return describe(this.snapshot.get());
		}
		catch (RuntimeException ex) {
			return Health.unknown().withException(ex).build();
		}
	}

	private Health describe(MonitoringSnapshot current) {
		LoopStatus loop = current.loop();
		Health.Builder builder = isTicking(current) ? Health.up() : Health.unknown();
		builder.withDetail("ticks", loop.ticks()).withDetail("lateTicks", loop.lateTicks());
		builder.withDetail("rules", current.rules().size()).withDetail("failingRules", failingRules(current));
		builder.withDetail("firingAlerts",
				current.alerts().stream().filter((alert) -> alert.state() == AlertState.FIRING).count());
		if (loop.ticks() > 0) {
			builder.withDetail("lastTick", current.time().toString());
		}
		describe(this.storage.get(), builder);
		describe(this.remote.get(), builder);
		return builder.build();
	}

	private static void describe(StorageStatus storage, Health.Builder builder) {
		builder.withDetail("storage", storage.state().name().toLowerCase(Locale.ROOT));
		if (storage.problem() != null) {
			builder.withDetail("storageProblem", storage.problem());
		}
	}

	private static void describe(@Nullable RemoteStatus remote, Health.Builder builder) {
		if (remote != null && remote.reachable() != null) {
			builder.withDetail("remoteEngine", remote.reachable() ? "answers" : "does not answer");
			if (remote.lastError() != null && !remote.reachable()) {
				builder.withDetail("remoteEngineProblem", remote.lastError());
			}
		}
	}

	private boolean isTicking(MonitoringSnapshot current) {
		Instant due = current.time().plus(current.loop().interval().multipliedBy(MISSED_TICKS));
		return current.loop().ticks() > 0 && !this.time.instant().isAfter(due);
	}

	private static long failingRules(MonitoringSnapshot current) {
		return current.rules().stream().filter((rule) -> rule.health() == RuleStatus.Health.ERR).count();
	}

}
