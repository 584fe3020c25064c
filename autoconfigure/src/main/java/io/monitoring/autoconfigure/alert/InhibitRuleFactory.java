package io.monitoring.autoconfigure.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.InhibitRule;
import io.monitoring.series.LabelMatcher;
import io.monitoring.slo.SloRules;

/**
 * Makes inhibit rules of properties. The default ones hide lower severities of what is
 * critical already: of the same alert, of the same objective, and of rules that watch the
 * same signal with two thresholds.
 */
final class InhibitRuleFactory {

	/**
	 * Name of the label that rules share which watch the same thing with different
	 * thresholds.
	 */
	static final String SIGNAL_LABEL = "signal";

	private static final String PREFIX = "monitoring.alerts.inhibit-rules";

	private static final int MOST = 100;

	/** What is not listed may be more urgent than critical under another name. */
	private static final String LOWER = "high|medium|warning|low|info";

	private static final Set<String> SAME_SERVICE = Set.of("application", "service", "environment", "instance");

	/** A full disk must not hide another one that fills up. */
	private static final Set<String> SAME_PART = Set.of("path", "pool", "bundle", "chain", "name");

	private final PropertyErrors errors;

	private final MatcherFactory matchers;

	InhibitRuleFactory(PropertyErrors errors) {
		this.errors = errors;
		this.matchers = new MatcherFactory(errors);
	}

	List<InhibitRule> create(AlertProperties properties) {
		List<InhibitRuleProperties> own = properties.inhibitRules();
		if (own.size() > MOST) {
			throw this.errors.invalid(PREFIX, own.size() + " inhibit rules are configured.",
					"Configure at most " + MOST + ".");
		}
		List<InhibitRule> rules = new ArrayList<>();
		if (properties.defaultInhibition()) {
			rules.add(critical(Alert.NAME_LABEL, Set.of()));
			rules.add(critical(SloRules.SLO_LABEL, Set.of()));
			rules.add(critical(SIGNAL_LABEL, SAME_PART));
		}
		for (int i = 0; i < own.size(); i++) {
			rules.add(create(PREFIX + "[" + i + "]", own.get(i)));
		}
		return rules;
	}

	/** A label that both lack is equal, so it has to be there. */
	private static InhibitRule critical(String label, Set<String> others) {
		LabelMatcher present = new LabelMatcher(label, LabelMatcher.Type.NOT_EQUAL, "");
		Set<String> equal = new LinkedHashSet<>(SAME_SERVICE);
		equal.addAll(others);
		equal.add(label);
		return new InhibitRule(List.of(LabelMatcher.equal(Alert.SEVERITY_LABEL, "critical"), present),
				List.of(new LabelMatcher(Alert.SEVERITY_LABEL, LabelMatcher.Type.REGEX, LOWER), present), equal);
	}

	private InhibitRule create(String key, InhibitRuleProperties rule) {
		this.matchers.requireLabelNames(key + ".equal", rule.equal());
		return new InhibitRule(side(key + ".source-matchers", rule.sourceMatchers()),
				side(key + ".target-matchers", rule.targetMatchers()), Set.copyOf(rule.equal()));
	}

	private List<LabelMatcher> side(String key, List<String> texts) {
		if (texts.isEmpty()) {
			throw this.errors.invalid(key, "There is no matcher, so that every alert would match.",
					"Set at least one, for example 'severity=\"critical\"'.");
		}
		return this.matchers.create(key, texts);
	}

}
