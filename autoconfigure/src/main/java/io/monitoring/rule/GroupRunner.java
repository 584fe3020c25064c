package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules of one group when the group is due.
 */
final class GroupRunner {

	private final @Nullable Duration interval;

	private final List<RuleRunner> runners;

	private @Nullable Long lastSlot;

	GroupRunner(@Nullable Duration interval, List<RuleRunner> runners) {
		this.interval = interval;
		this.runners = List.copyOf(runners);
	}

	List<RuleRunner> runners() {
		return this.runners;
	}

	void evaluate(Instant tick) {
		boolean due = isDue(tick);
		for (RuleRunner runner : this.runners) {
			runner.evaluate(tick, due);
		}
	}

	/**
	 * Slots are aligned on the epoch, so that a restart keeps the rhythm. The first tick
	 * is always due: a group of an hour must not be blind for an hour.
	 */
	private boolean isDue(Instant tick) {
		if (this.interval == null) {
			return true;
		}
		long slot = Math.floorDiv(tick.toEpochMilli(), this.interval.toMillis());
		boolean due = this.lastSlot == null || this.lastSlot != slot;
		this.lastSlot = slot;
		return due;
	}

}
