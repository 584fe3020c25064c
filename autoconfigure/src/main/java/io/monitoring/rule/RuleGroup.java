package io.monitoring.rule;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated together, in order: a later rule sees what an earlier one
 * recorded.
 *
 * @param name name of the group, unique
 * @param interval how often the group is evaluated, {@code null} for every tick
 * @param limit largest number of alerts or series of one rule, 0 for no limit
 * @param rules the rules in order
 */
public record RuleGroup(String name, @Nullable Duration interval, int limit, List<Rule> rules) {

	public RuleGroup {
		rules = List.copyOf(rules);
	}

	/**
	 * Create a group that is evaluated every tick without a limit.
	 * @param name name of the group
	 * @param rules the rules in order
	 * @return the group
	 */
	public static RuleGroup of(String name, List<Rule> rules) {
		return new RuleGroup(name, null, 0, rules);
	}

	/**
	 * Return the group with other rules.
	 * @param others the rules in order
	 * @return the group
	 */
	public RuleGroup withRules(List<Rule> others) {
		return new RuleGroup(this.name, this.interval, this.limit, others);
	}

}
