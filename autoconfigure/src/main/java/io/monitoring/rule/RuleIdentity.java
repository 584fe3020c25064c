package io.monitoring.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells a rule from all others, also after a restart.
 *
 * @param group its group
 * @param key the identity in the form that outlives the rules
 */
record RuleIdentity(RuleGroup group, Key key) {

	/**
	 * Return the identities of the rules of a group.
	 * @param group the group
	 * @return one for each rule, in order
	 */
	static List<RuleIdentity> of(RuleGroup group) {
		Map<String, Integer> seen = new HashMap<>();
		List<RuleIdentity> identities = new ArrayList<>(group.rules().size());
		for (Rule rule : group.rules()) {
			int number = seen.merge(rule.name(), 1, Integer::sum);
			String name = (number > 1) ? rule.name() + "#" + number : rule.name();
			identities.add(new RuleIdentity(group, new Key(group.id(), name)));
		}
		return identities;
	}

	/**
	 * The identity of a rule as texts.
	 *
	 * @param group the group
	 * @param rule its name, with its number in the group where others have the same name
	 */
	record Key(String group, String rule) {

	}

}
