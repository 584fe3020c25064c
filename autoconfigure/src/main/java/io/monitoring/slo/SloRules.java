package io.monitoring.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;

/**
 * Turns objectives into rules: counts for each window, the error ratios made of them, and
 * alerts. There are two views. A server that scrapes the application needs all rules. In
 * the embedded engine the trackers publish what is counted, which is exact and survives a
 * restart, and only the rest are rules.
 */
public final class SloRules {

	/** Name of the label that holds the name of the objective. */
	public static final String SLO_LABEL = SloSeries.LABEL;

	/** Beginning of the name of the group of an objective. */
	public static final String GROUP_PREFIX = "slo:";

	/** Less than a server looks back, so that there is always a value. */
	private static final Duration PERIOD_INTERVAL = Duration.ofMinutes(2);

	private final Function<String, Query> compiler;

	private final List<BurnRateWindow> table;

	private final List<String> excludedPaths;

	/**
	 * Create the generator.
	 * @param compiler parses and checks an expression
	 * @param windows table of the burn-rate alerts, each long window once
	 * @param excludedPaths beginnings of the paths whose requests are no traffic of
	 * users, for example {@code /actuator}
	 */
	public SloRules(Function<String, Query> compiler, List<BurnRateWindow> windows, List<String> excludedPaths) {
		if (windows.stream().map(BurnRateWindow::longWindow).distinct().count() < windows.size()) {
			throw new IllegalArgumentException("'windows' must not hold two pairs with the same long window");
		}
		this.compiler = compiler;
		this.table = List.copyOf(windows);
		this.excludedPaths = List.copyOf(excludedPaths);
	}

	/**
	 * Return how the indicator is read, which a {@link SloTracker} follows.
	 * @param objective the objective
	 * @return the measurement
	 */
	public Measurement measurement(ServiceLevelObjective objective) {
		return measured(objective).measurement();
	}

	/**
	 * Return the windows whose counts the alerts of an objective read.
	 * @param objective the objective
	 * @return the lengths, shortest first
	 */
	public SortedSet<Duration> windows(ServiceLevelObjective objective) {
		return scope(objective).windows();
	}

	/**
	 * Return the pairs of windows for which there are alerts.
	 * @param objective the objective
	 * @return the pairs fitted to its window, without those that can never fire
	 */
	public List<BurnRateWindow> pairs(ServiceLevelObjective objective) {
		return BurnRateWindow.reachable(this.table, objective);
	}

	/**
	 * Return all rules of an objective, for a server that has nothing but the metrics of
	 * the application.
	 * @param objective the objective
	 * @return the groups in the order of their evaluation
	 */
	public List<RuleGroup> rules(ServiceLevelObjective objective) {
		ObjectiveScope scope = scope(objective);
		CountRules counts = new CountRules(scope);
		String name = GROUP_PREFIX + objective.name();
		List<RuleGroup> groups = new ArrayList<>();
		if (scope.measured().measurement() instanceof Measurement.Time time) {
			groups.add(new RuleGroup(name + ":time", time.slice(), 0,
					List.of(scope.record(SloSeries.GOOD_TIME, time.goodShare()))));
		}
		List<Rule> rules = new ArrayList<>(counts.constants());
		rules.addAll(counts.counts());
		rules.addAll(counts.ratios());
		rules.addAll(new SloAlerts(scope).rules());
		groups.add(RuleGroup.of(name, rules));
		groups.add(new RuleGroup(name + ":period", PERIOD_INTERVAL, 0, new PeriodRules(scope).rules()));
		return List.copyOf(groups);
	}

	/**
	 * Return the rules of an objective without those whose series its trackers publish.
	 * @param objective the objective
	 * @return one group, the recording rules before the alerts that read them
	 */
	public RuleGroup evaluated(ServiceLevelObjective objective) {
		ObjectiveScope scope = scope(objective);
		CountRules counts = new CountRules(scope);
		List<Rule> rules = new ArrayList<>(counts.constants());
		rules.addAll(counts.ratios());
		rules.addAll(new SloAlerts(scope).rules());
		return RuleGroup.of(GROUP_PREFIX + objective.name(), rules);
	}

	private ObjectiveScope scope(ServiceLevelObjective objective) {
		return new ObjectiveScope(objective, measured(objective), BurnRateWindow.fit(this.table, objective.period()),
				this.compiler);
	}

	private Measured measured(ServiceLevelObjective objective) {
		return Measurements.of(objective, this.excludedPaths, this.compiler);
	}

	Query query(String text) {
		return this.compiler.apply(text);
	}

}
