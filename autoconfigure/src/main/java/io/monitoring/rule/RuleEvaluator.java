package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesSink;
import io.monitoring.series.SeriesSource;

/**
 * Evaluates rule groups: writes what recording rules record and moves the alerts of
 * alerting rules. One thread evaluates; what it found out can be read by all.
 */
public final class RuleEvaluator {

	private final QueryFunction query;

	private final Function<RuleGroup, GroupRunner> factory;

	private volatile RuleSet rules;

	private final SavedStates saved = new SavedStates();

	private final ResolvedRemains remains = new ResolvedRemains();

	private volatile Outcome outcome;

	/**
	 * Create an evaluator.
	 * @param groups the groups in the order of their evaluation
	 * @param query what answers the queries
	 * @param recorded where recorded series and the states of alerts are written
	 * @param context what templates share
	 * @param nanos a running count of nanoseconds, to measure evaluations
	 * @throws IllegalArgumentException if a template does not parse; the message names
	 * the rule and the place
	 */
	public RuleEvaluator(List<RuleGroup> groups, QueryFunction query, SeriesSink recorded, TemplateContext context,
			LongSupplier nanos) {
		this.query = query;
		this.factory = (group) -> runner(group, query, ShiftedSink.of(recorded, group.queryOffset()), context, nanos);
		this.rules = RuleSet.of(groups, this.factory);
		this.outcome = outcome();
	}

	private static GroupRunner runner(RuleGroup group, QueryFunction query, SeriesSink sink, TemplateContext context,
			LongSupplier nanos) {
		List<RuleRunner> members = new ArrayList<>();
		List<RuleIdentity> identities = RuleIdentity.of(group);
		for (int i = 0; i < identities.size(); i++) {
			Rule rule = group.rules().get(i);
			RuleAction action = (rule instanceof AlertingRule alerting)
					? new AlertingAction(alerting, group.limit(), sink, context, query)
					: new RecordingAction((RecordingRule) rule, group.limit(), sink);
			members.add(new RuleRunner(identities.get(i), rule, action, query, nanos));
		}
		return new GroupRunner(group.interval(), members);
	}

	/**
	 * Evaluate other groups from now on. A group that is the same as before goes on;
	 * alerts of a group that is gone or has changed end, unless the changed one raises
	 * them again. Not to be called during an evaluation.
	 * @param groups the groups in the order of their evaluation
	 * @param now the present
	 * @throws IllegalArgumentException if a template does not parse; nothing has changed
	 * then
	 */
	public void replace(List<RuleGroup> groups, Instant now) {
		RuleSet before = this.rules;
		RuleSet next = before.with(groups, this.factory);
		List<SavedAlert> ended = new ArrayList<>();
		for (RuleRunner runner : before.missingIn(next)) {
			runner.action().stop(now);
			if (runner.action() instanceof AlertingAction action) {
				action.save(runner.key(), ended);
			}
		}
		ended.forEach((alert) -> this.remains.add(alert, now));
		synchronized (this) {
			this.rules = next;
			this.outcome = outcome();
		}
	}

	/**
	 * Go on with the alerts of an earlier process: pending ones have waited as long as
	 * before, firing ones go on. As long as a rule may lack samples after the restart, a
	 * missing alert stays as it is. Alerts whose rule is gone, and all that fired before
	 * too long an outage, have ended.
	 * @param state what was kept
	 * @param now the present
	 * @param outageTolerance how long the outage may have been
	 */
	public void restore(AlertStateStore.SavedState state, Instant now, Duration outageTolerance) {
		this.saved.reset(state.alerts());
		Map<RuleIdentity.Key, RuleRunner> known = new HashMap<>();
		this.rules.runners().forEach((runner) -> known.put(runner.key(), runner));
		Instant downAt = state.tick().isAfter(now) ? now : state.tick();
		boolean tooLong = now.isAfter(downAt.plus(outageTolerance));
		LookBack lookBack = new LookBack(this.rules.definitions());
		for (SavedAlert alert : state.alerts()) {
			RuleRunner runner = known.get(new RuleIdentity.Key(alert.group(), alert.rule()));
			boolean ended = alert.alert().state() == AlertState.RESOLVED;
			if (!ended && !tooLong && runner != null && runner.action() instanceof AlertingAction action) {
				Duration wait = min(lookBack.of(runner.status().rule()), outageTolerance);
				action.change((tracker) -> tracker.restore(alert, downAt, now, now.plus(wait)));
				runner.refresh();
			}
			else if (alert.alert().state() != AlertState.PENDING) {
				this.remains.add(alert, now);
			}
		}
		this.outcome = outcome();
	}

	private static Duration min(Duration first, Duration second) {
		return (first.compareTo(second) < 0) ? first : second;
	}

	/**
	 * Keep the state of all alerts, called after each tick.
	 * @param store where it is kept
	 * @param tick the tick
	 */
	public void saveTo(AlertStateStore store, Instant tick) {
		List<SavedAlert> current = new ArrayList<>();
		for (RuleRunner runner : this.rules.runners()) {
			if (runner.action() instanceof AlertingAction action) {
				action.save(runner.key(), current);
			}
		}
		if (!this.remains.isEmpty()) {
			Set<Labels> told = current.stream().map((alert) -> alert.alert().labels()).collect(Collectors.toSet());
			current.addAll(this.remains.without(told));
		}
		this.saved.save(store, tick, current);
	}

	/**
	 * Evaluate the groups that are due.
	 * @param tick the scheduled time, which is the time of the evaluation and of all
	 * samples
	 */
	public void evaluate(Instant tick) {
		for (GroupRunner group : this.rules.groups()) {
			group.evaluate(tick);
		}
		this.remains.expire(tick);
		synchronized (this) {
			this.outcome = outcome();
		}
	}

	/**
	 * Look for rules that select nothing and warn in their status. It is made for a look
	 * now and then, not for every tick.
	 * @param source where the series of the rules are
	 */
	public void inspect(SeriesSource source) {
		for (RuleRunner runner : this.rules.runners()) {
			runner.setWarnings(runner.isEnabled()
					? this.rules.selections().warnings(runner.status().rule(), source, this.query::isLocal)
					: List.of());
		}
		synchronized (this) {
			this.outcome = outcome();
		}
	}

	/**
	 * Return what is evaluated.
	 * @return the groups in order
	 */
	public List<RuleGroup> groups() {
		return this.rules.definitions();
	}

	/**
	 * Return what is known of all rules after the last tick.
	 * @return an immutable list in the order of the groups and their rules
	 */
	public List<RuleStatus> statuses() {
		return this.outcome.statuses();
	}

	/**
	 * Return what has to be told: alerts that fire, and those that were resolved lately.
	 * @return an immutable list
	 */
	public List<Alert> alertsToSend() {
		return this.outcome.alerts();
	}

	/**
	 * Switch rules on or off from the next tick on. The alerts of a rule that is switched
	 * off are resolved.
	 * @param ruleName name of the rule
	 * @param enabled whether it is to be evaluated
	 * @return {@code false} if there is no rule of that name
	 */
	public synchronized boolean setEnabled(String ruleName, boolean enabled) {
		boolean found = false;
		for (RuleRunner runner : this.rules.runners()) {
			if (runner.name().equals(ruleName)) {
				runner.setEnabled(enabled);
				found = true;
			}
		}
		this.outcome = this.outcome.with(ruleName, enabled);
		return found;
	}

	private Outcome outcome() {
		List<RuleStatus> statuses = new ArrayList<>(this.rules.runners().size());
		List<Alert> alerts = new ArrayList<>();
		for (RuleRunner runner : this.rules.runners()) {
			statuses.add(runner.status().withEnabled(runner.isEnabled()));
			for (Alert alert : runner.action().alerts()) {
				if (alert.state() != AlertState.PENDING) {
					alerts.add(alert);
				}
			}
		}
		if (!this.remains.isEmpty()) {
			Set<Labels> told = alerts.stream().map(Alert::labels).collect(Collectors.toSet());
			this.remains.without(told).forEach((remaining) -> alerts.add(remaining.alert()));
		}
		return new Outcome(List.copyOf(statuses), List.copyOf(alerts));
	}

	private record Outcome(List<RuleStatus> statuses, List<Alert> alerts) {

		/** The switch shows at once; its effect on alerts comes with the next tick. */
		Outcome with(String ruleName, boolean enabled) {
			return new Outcome(this.statuses.stream()
				.map((status) -> status.rule().name().equals(ruleName) ? status.withEnabled(enabled) : status)
				.toList(), this.alerts);
		}

	}

}
