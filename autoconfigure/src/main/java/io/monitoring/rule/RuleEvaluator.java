package io.monitoring.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

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

	private final List<RuleGroup> definitions;

	private final List<GroupRunner> groups;

	private final List<RuleRunner> runners;

	private final SelectionCheck selections;

	private volatile Outcome outcome;

	/**
	 * Create an evaluator whose templates cannot query.
	 * @param groups the groups in the order of their evaluation
	 * @param query what answers the queries
	 * @param recorded where recorded series and the states of alerts are written
	 * @param externalLabels labels that templates know as {@code $externalLabels}
	 * @param nanos a running count of nanoseconds, to measure evaluations
	 * @throws IllegalArgumentException if a template does not parse; the message names
	 * the rule and the place
	 */
	public RuleEvaluator(List<RuleGroup> groups, QueryFunction query, SeriesSink recorded, Labels externalLabels,
			LongSupplier nanos) {
		this(groups, query, recorded, TemplateContext.withoutQueries(externalLabels), nanos);
	}

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
		this.definitions = List.copyOf(groups);
		this.selections = new SelectionCheck(groups);
		this.groups = groups.stream().map((group) -> {
			SeriesSink sink = ShiftedSink.of(recorded, group.queryOffset());
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
		}).toList();
		this.runners = this.groups.stream().flatMap((group) -> group.runners().stream()).toList();
		this.outcome = outcome();
	}

	/**
	 * Take over from an evaluator that is replaced: the alerts of alerting rules with the
	 * same group and name, and which rules are switched off.
	 * @param previous the evaluator that was in use and evaluates no more
	 */
	public void adopt(RuleEvaluator previous) {
		Map<RuleIdentity.Key, RuleRunner> earlier = new HashMap<>();
		previous.runners.forEach((runner) -> earlier.put(runner.key(), runner));
		for (RuleRunner runner : this.runners) {
			RuleRunner known = earlier.get(runner.key());
			if (known == null) {
				continue;
			}
			runner.setEnabled(known.isEnabled());
			if (runner.action() instanceof AlertingAction target && known.action() instanceof AlertingAction source) {
				target.adopt(source);
			}
		}
		this.outcome = outcome();
	}

	/**
	 * Evaluate the groups that are due.
	 * @param tick the scheduled time, which is the time of the evaluation and of all
	 * samples
	 */
	public void evaluate(Instant tick) {
		for (GroupRunner group : this.groups) {
			group.evaluate(tick);
		}
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
		for (RuleRunner runner : this.runners) {
			runner
				.setWarnings(runner.isEnabled() ? this.selections.warnings(runner.status().rule(), source) : List.of());
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
		return this.definitions;
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
		for (RuleRunner runner : this.runners) {
			if (runner.name().equals(ruleName)) {
				runner.setEnabled(enabled);
				found = true;
			}
		}
		this.outcome = this.outcome.with(ruleName, enabled);
		return found;
	}

	private Outcome outcome() {
		List<RuleStatus> statuses = new ArrayList<>(this.runners.size());
		List<Alert> alerts = new ArrayList<>();
		for (RuleRunner runner : this.runners) {
			statuses.add(runner.status().withEnabled(runner.isEnabled()));
			for (Alert alert : runner.action().alerts()) {
				if (alert.state() != AlertState.PENDING) {
					alerts.add(alert);
				}
			}
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
