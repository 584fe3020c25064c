package io.monitoring.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The groups of an evaluator and what runs them.
 */
final class RuleSet {

	private final List<RuleGroup> definitions;

	private final List<GroupRunner> groups;

	private final List<RuleRunner> runners;

	private final SelectionCheck selections;

	private RuleSet(List<RuleGroup> definitions, List<GroupRunner> groups) {
		this.definitions = List.copyOf(definitions);
		this.groups = List.copyOf(groups);
		this.runners = groups.stream().flatMap((group) -> group.runners().stream()).toList();
		this.selections = new SelectionCheck(definitions);
	}

	static RuleSet of(List<RuleGroup> definitions, Function<RuleGroup, GroupRunner> factory) {
		return new RuleSet(definitions, definitions.stream().map(factory).toList());
	}

	/**
	 * Make a set of other groups. A group that is the same as before goes on as it was,
	 * and a switch on a rule stays.
	 * @param others the groups
	 * @param factory makes what runs a new group
	 * @return the other set
	 */
	RuleSet with(List<RuleGroup> others, Function<RuleGroup, GroupRunner> factory) {
		Map<RuleGroup, GroupRunner> known = new HashMap<>();
		for (int i = 0; i < this.definitions.size(); i++) {
			known.put(this.definitions.get(i), this.groups.get(i));
		}
		List<GroupRunner> kept = new ArrayList<>();
		for (RuleGroup group : others) {
			GroupRunner runner = known.get(group);
			kept.add((runner != null) ? runner : switched(factory.apply(group)));
		}
		return new RuleSet(others, kept);
	}

	private GroupRunner switched(GroupRunner group) {
		for (RuleRunner runner : group.runners()) {
			this.runners.stream()
				.filter((known) -> known.name().equals(runner.name()))
				.findFirst()
				.ifPresent((known) -> runner.setEnabled(known.isEnabled()));
		}
		return group;
	}

	/**
	 * Return what another set does not run any more.
	 * @param next the other set
	 * @return the runners
	 */
	List<RuleRunner> missingIn(RuleSet next) {
		return this.runners.stream().filter((runner) -> !next.runners.contains(runner)).toList();
	}

	List<RuleGroup> definitions() {
		return this.definitions;
	}

	List<GroupRunner> groups() {
		return this.groups;
	}

	List<RuleRunner> runners() {
		return this.runners;
	}

	SelectionCheck selections() {
		return this.selections;
	}

}
