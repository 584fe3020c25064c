package io.monitoring.health;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.PairState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * The objectives as health. A budget that is spent has a status of its own, which changes
 * nothing but this line: {@code DOWN} and {@code OUT_OF_SERVICE} take an instance out of
 * service and make what is short shorter, and {@code UNKNOWN} would not be true.
 */
public final class ObjectivesHealthIndicator extends AbstractHealthIndicator {

	/** Status while a budget is exhausted or burns critically. */
	public static final Status AT_RISK = new Status("AT_RISK", "An error budget is exhausted or burns too fast");

	private static final int SHOWN = 20;

	private final Supplier<MonitoringSnapshot> snapshot;

	/**
	 * Create an indicator.
	 * @param snapshot gives the last snapshot
	 */
	public ObjectivesHealthIndicator(Supplier<MonitoringSnapshot> snapshot) {
		this.snapshot = snapshot;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MonitoringSnapshot current = this.snapshot.get();
		if (current.loop().ticks() == 0) {
			builder.unknown();
			return;
		}
		List<String> exhausted = names(current, ObjectivesHealthIndicator::isExhausted);
		List<String> burning = names(current, ObjectivesHealthIndicator::isBurning);
		builder.status((exhausted.isEmpty() && burning.isEmpty()) ? Status.UP : AT_RISK)
			.withDetail("objectives", current.objectives().size())
			.withDetail("exhausted", exhausted)
			.withDetail("burning", burning);
	}

	private static List<String> names(MonitoringSnapshot snapshot, Predicate<SloStatus> wanted) {
		return snapshot.objectives()
			.stream()
			.filter(wanted)
			.map((status) -> status.objective().name() + (status.group().isEmpty() ? "" : status.group()))
			.limit(SHOWN)
			.toList();
	}

	private static boolean isExhausted(SloStatus status) {
		return status.budget().total() > 0 && status.budget().remaining() <= 0;
	}

	private static boolean isBurning(SloStatus status) {
		return status.pairs().stream().anyMatch((pair) -> pair.state() == PairState.State.CRITICAL);
	}

}
