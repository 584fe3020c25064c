package io.monitoring.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Retention;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are evaluated together, in order: a later rule sees what an earlier one
 * recorded.
 *
 * @param file name of the rule file that the group is from, empty for a group that is
 * from none
 * @param name name of the group, unique in its file
 * @param interval how often the group is evaluated, {@code null} for every tick
 * @param queryOffset how far before the time of an evaluation its queries look
 * @param limit largest number of alerts or series of one rule, 0 for no limit
 * @param rules the rules in order
 */
public record RuleGroup(String file, String name, @Nullable Duration interval, Duration queryOffset, int limit,
		List<Rule> rules) {

	public RuleGroup {
		rules = List.copyOf(rules);
	}

	/**
	 * Create a group that is from no file and whose queries look at the present.
	 * @param name name of the group
	 * @param interval how often the group is evaluated, {@code null} for every tick
	 * @param limit largest number of alerts or series of one rule, 0 for no limit
	 * @param rules the rules in order
	 */
	public RuleGroup(String name, @Nullable Duration interval, int limit, List<Rule> rules) {
		this("", name, interval, Duration.ZERO, limit, rules);
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
		return new RuleGroup(this.file, this.name, this.interval, this.queryOffset, this.limit, others);
	}

	/**
	 * Return what tells the group from all others, those of its name in other files among
	 * them.
	 * @return the name, after that of the file where there is one
	 */
	public String id() {
		return this.file.isEmpty() ? this.name : this.file + ";" + this.name;
	}

	/**
	 * Return what the queries of the group read and how far back, its offset included.
	 * @return what has to be kept
	 */
	public List<Retention> selections() {
		List<Retention> selections = new ArrayList<>();
		for (Rule rule : this.rules) {
			for (Retention selection : rule.query().selections()) {
				selections.add(new Retention(selection.matchers(), selection.duration().plus(this.queryOffset)));
			}
		}
		return selections;
	}

}
