package io.monitoring.autoconfigure.alert;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;

/**
 * Tells the alerts of rules that nobody wrote where to read what to do.
 */
public final class Runbooks {

	/** Name of the annotation, as everybody names it. */
	static final String ANNOTATION = "runbook_url";

	private static final String BURN_RATE = "ErrorBudgetBurn";

	private final String baseUrl;

	/**
	 * Create the links.
	 * @param baseUrl address of the folder of the pages, empty for no links
	 */
	public Runbooks(String baseUrl) {
		String stripped = baseUrl.strip();
		this.baseUrl = (stripped.isEmpty() || stripped.endsWith("/")) ? stripped : stripped + "/";
	}

	/**
	 * Link the alerts of a group.
	 * @param group rules that are generated or come with the starter
	 * @return the group with the links
	 */
	public RuleGroup link(RuleGroup group) {
		return this.baseUrl.isEmpty() ? group : group.withRules(group.rules().stream().map(this::link).toList());
	}

	private Rule link(Rule rule) {
		if (!(rule instanceof AlertingRule alerting)) {
			return rule;
		}
		Map<String, String> annotations = new TreeMap<>(alerting.annotations());
		annotations.putIfAbsent(ANNOTATION, this.baseUrl + page(alerting.name()));
		return new AlertingRule(alerting.name(), alerting.query(), alerting.holdDuration(), alerting.keepFiringFor(),
				alerting.labels(), annotations);
	}

	/** What is watched with several thresholds or windows has one page. */
	static String page(String name) {
		String page = name.startsWith(BURN_RATE) ? BURN_RATE : name;
		return page.replaceAll("^(critical|elevated)-", "high-")
			.replaceAll("-soon$", "")
			.replaceAll("([a-z])([A-Z])", "$1-$2")
			.toLowerCase(Locale.ROOT) + ".md";
	}

}
