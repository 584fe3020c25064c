package io.monitoring.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps switches of rules as long as the process lives.
 */
public final class MemoryRuleSwitches implements RuleSwitches {

	private final Map<String, Boolean> switches = new LinkedHashMap<>();

	@Override
	public synchronized Map<String, Boolean> load() {
		return Map.copyOf(this.switches);
	}

	@Override
	public synchronized void save(String rule, boolean enabled) {
		this.switches.put(rule, enabled);
	}

}
