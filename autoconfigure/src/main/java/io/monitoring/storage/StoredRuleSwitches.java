package io.monitoring.storage;

import java.sql.SQLException;
import java.util.Map;

import io.monitoring.rule.MemoryRuleSwitches;
import io.monitoring.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/**
 * Switches of rules, in memory and in the file.
 */
final class StoredRuleSwitches implements RuleSwitches, Part {

	private static final String SAVE = "INSERT INTO monitoring_rule_switch (rule, enabled) VALUES (?, ?) "
			+ "ON CONFLICT (rule) DO UPDATE SET enabled = excluded.enabled";

	private final MemoryRuleSwitches memory = new MemoryRuleSwitches();

	private final Journal journal;

	StoredRuleSwitches(Journal journal) {
		this.journal = journal;
	}

	@Override
	public Map<String, Boolean> load() {
		return this.memory.load();
	}

	@Override
	public void save(String rule, boolean enabled) {
		this.journal.change(() -> this.memory.save(rule, enabled), (sql) -> sql.update(SAVE, rule, enabled ? 1 : 0));
	}

	@Override
	public void load(Sql sql) throws SQLException {
		Map<String, Boolean> known = this.memory.load();
		sql.list("SELECT rule, enabled FROM monitoring_rule_switch",
				(row) -> Map.entry(row.text("rule"), row.number("enabled") != 0))
			.stream()
			.filter((entry) -> !known.containsKey(entry.getKey()))
			.forEach((entry) -> this.memory.save(entry.getKey(), entry.getValue()));
	}

	@Override
	public void rewrite(Sql sql) throws SQLException {
		sql.update("DELETE FROM monitoring_rule_switch");
		sql.updateAll(SAVE, this.memory.load().entrySet(),
				(entry) -> new @Nullable Object[] { entry.getKey(), entry.getValue() ? 1 : 0 });
	}

}
