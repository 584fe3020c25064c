package io.monitoring.rule;

import java.util.Map;

/**
 * Keeps which rules were switched on or off at run time.
 */
public interface RuleSwitches {

	/**
	 * Read what was kept.
	 * @return whether a rule is on, by its name, for rules that were ever switched
	 */
	Map<String, Boolean> load();

	/**
	 * Keep a switch.
	 * @param rule name of the rule
	 * @param enabled whether it is on
	 */
	void save(String rule, boolean enabled);

}
