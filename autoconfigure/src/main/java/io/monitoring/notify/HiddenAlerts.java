package io.monitoring.notify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;

/**
 * Counts how many different alerts each silence has hidden. Beyond a bound nothing more
 * is counted, so that a number is then too small.
 */
final class HiddenAlerts {

	private static final int MAX_ALERTS = 100_000;

	private final Map<String, Set<String>> bySilence = new HashMap<>();

	private int size;

	private Map<String, Integer> counts = Map.of();

	void add(List<String> silences, Alert alert) {
		for (String silence : silences) {
			Set<String> alerts = this.bySilence.computeIfAbsent(silence, (id) -> new HashSet<>());
			if (this.size < MAX_ALERTS && alerts.add(alert.fingerprint())) {
				this.size++;
				this.counts = Map.of();
			}
		}
	}

	void forget(List<String> silences) {
		for (String silence : silences) {
			Set<String> alerts = this.bySilence.remove(silence);
			this.size -= (alerts != null) ? alerts.size() : 0;
			this.counts = Map.of();
		}
	}

	/**
	 * Return the numbers.
	 * @return an immutable map by the id of the silence
	 */
	Map<String, Integer> counts() {
		if (this.counts.size() != this.bySilence.size()) {
			Map<String, Integer> counted = new HashMap<>();
			this.bySilence.forEach((silence, alerts) -> counted.put(silence, alerts.size()));
			this.counts = Map.copyOf(counted);
		}
		return this.counts;
	}

}
