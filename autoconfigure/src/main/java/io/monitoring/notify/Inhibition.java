package io.monitoring.notify;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Finds the alerts that keep others from being told, as Alertmanager does. Sources are
 * found by the values that have to be equal, so that the price of an alert is that of its
 * matchers, however many alerts fire. Readers never wait.
 */
public final class Inhibition {

	private final List<InhibitRule> rules;

	private volatile List<Map<Labels, Sources>> sources = List.of();

	/**
	 * Create the inhibition; nothing is inhibited before the first update.
	 * @param rules the rules
	 */
	public Inhibition(List<InhibitRule> rules) {
		this.rules = List.copyOf(rules);
	}

	/**
	 * Replace the sources.
	 * @param alerts all alerts that are known; those that fire are sources
	 */
	public void update(List<Alert> alerts) {
		List<Alert> firing = alerts.stream().filter((alert) -> alert.state() == AlertState.FIRING).toList();
		this.sources = this.rules.stream().map((rule) -> index(rule, firing)).toList();
	}

	private static Map<Labels, Sources> index(InhibitRule rule, List<Alert> firing) {
		Map<Labels, Sources> index = new HashMap<>();
		for (Alert source : firing) {
			if (rule.isSource(source.labels())) {
				boolean twoSided = rule.isTarget(source.labels());
				Sources found = twoSided ? new Sources(null, source) : new Sources(source, null);
				index.merge(source.labels().keep(rule.equal()), found, Sources::with);
			}
		}
		return index;
	}

	/**
	 * Find what keeps an alert from being told. An alert that matches both sides of a
	 * rule is not inhibited by alerts that match both sides, too, itself among them.
	 * @param alert labels of the alert
	 * @return fingerprints of firing alerts, one for each rule that applies; empty if the
	 * alert is to be told
	 */
	public List<String> inhibitedBy(Labels alert) {
		List<Map<Labels, Sources>> current = this.sources;
		Set<String> found = new LinkedHashSet<>();
		for (int i = 0; i < current.size(); i++) {
			InhibitRule rule = this.rules.get(i);
			if (!current.get(i).isEmpty() && rule.isTarget(alert)) {
				Sources candidates = current.get(i).get(alert.keep(rule.equal()));
				Alert source = (candidates != null) ? candidates.of(rule.isSource(alert)) : null;
				if (source != null) {
					found.add(source.fingerprint());
				}
			}
		}
		return List.copyOf(found);
	}

	/**
	 * The least source of each kind is enough, and the same one at every tick.
	 *
	 * @param oneSided a source that is no target of the rule
	 * @param twoSided a source that is a target, too
	 */
	private record Sources(@Nullable Alert oneSided, @Nullable Alert twoSided) {

		Sources with(Sources other) {
			return new Sources(least(this.oneSided, other.oneSided), least(this.twoSided, other.twoSided));
		}

		private static @Nullable Alert least(@Nullable Alert first, @Nullable Alert second) {
			if (first == null || second == null) {
				return (first != null) ? first : second;
			}
			return (first.labels().compareTo(second.labels()) <= 0) ? first : second;
		}

		@Nullable Alert of(boolean twoSidedTarget) {
			return (twoSidedTarget || this.oneSided != null) ? this.oneSided : this.twoSided;
		}

	}

}
