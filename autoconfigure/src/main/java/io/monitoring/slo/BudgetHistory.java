package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks back at what a tracker has counted, slot by slot.
 */
final class BudgetHistory {

	private static final int MOST_STEPS = 11_001;

	private final SloTracker tracker;

	private final CountRing ring;

	private final Instant now;

	BudgetHistory(SloTracker tracker, Instant now) {
		this.tracker = tracker;
		this.ring = tracker.counts().windows().ring();
		this.now = now;
	}

	/**
	 * Return what was counted step by step. Steps are multiples of slots and begin where
	 * the epoch counted in steps does.
	 * @param window how far to look back
	 * @param step length of a step, rounded up to slots
	 * @return the steps, oldest first
	 */
	List<BudgetPoint> steps(Duration window, Duration step) {
		long slot = this.ring.slotMillis();
		long end = this.now.toEpochMilli();
		long begin = Math.max(end - window.toMillis(), start(this.now).toEpochMilli());
		long least = CountRing.slots(end - begin, MOST_STEPS - 1);
		long length = CountRing.slots(Math.max(step.toMillis(), least), slot) * slot;
		List<BudgetPoint> steps = new ArrayList<>();
		for (long from = Math.floorDiv(begin, length) * length; from < end; from += length) {
			steps.add(step(from, Math.min(end, from + length)));
		}
		return steps;
	}

	private BudgetPoint step(long from, long to) {
		double target = this.tracker.objective().target();
		Counts everything = this.ring.sum(from, to, true);
		return new BudgetPoint(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to),
				this.ring.sum(from, to, false).budget(target), everything.budget(target),
				Duration.ofMillis(everything.observedMillis()));
	}

	private Instant start(Instant now) {
		return this.tracker.objective().window().from(CountWindows.passed(now));
	}

	/**
	 * Return what each version spent of the budget.
	 * @param life knows the versions
	 * @return the costs, the oldest version first; a slot in which versions change is the
	 * older one's
	 */
	List<DeploymentCost> costs(LifeLog life) {
		Instant start = start(this.now);
		List<Deployment> deployments = life.deployments(start);
		double target = this.tracker.objective().target();
		double allowed = this.tracker.counts().windows().included().budget(target).allowed();
		List<DeploymentCost> costs = new ArrayList<>();
		for (int i = 0; i < deployments.size(); i++) {
			Deployment deployment = deployments.get(i);
			Instant from = deployment.startedAt().isBefore(start) ? start : deployment.startedAt();
			Instant to = (i + 1 < deployments.size()) ? deployments.get(i + 1).startedAt() : this.now;
			ErrorBudget budget = this.ring.sum(from.toEpochMilli(), to.toEpochMilli(), false).budget(target);
			double spent = (allowed > 0) ? budget.bad() / allowed : 0;
			costs.add(new DeploymentCost(this.tracker.objective().name(), this.tracker.counts().key().group(),
					deployment, to, budget, spent));
		}
		return costs;
	}

}
