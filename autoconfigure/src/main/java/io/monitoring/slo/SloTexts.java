package io.monitoring.slo;

import java.time.Duration;
import java.util.Map;

import io.monitoring.rule.template.TemplateText;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;

/**
 * What people read about the alerts of an objective: how many events were bad, how many
 * may be, what is spent, when the rest will be, and where the trouble is. The numbers are
 * queried when an alert is told, so that a Prometheus server says the same.
 */
final class SloTexts {

	private static final String SLO = "{{ $labels.slo }}";

	private final ServiceLevelObjective objective;

	private final String badByRoute;

	/**
	 * Create the texts.
	 * @param objective the objective
	 * @param badByRoute query for the bad events of the last hour by route
	 */
	SloTexts(ServiceLevelObjective objective, String badByRoute) {
		this.objective = objective;
		this.badByRoute = badByRoute;
	}

	/**
	 * Write a query for the share of the budget that is spent, 1 for all of it.
	 * @param objective the objective
	 * @return the query; its result has no more than the label of the objective
	 */
	static String spent(ServiceLevelObjective objective) {
		String slo = "{" + LabelMatcher.equal(SloRules.SLO_LABEL, objective.name()) + "}";
		return "max by (slo) ((1 - monitoring_slo_error_budget_remaining_ratio" + slo
				+ ") * monitoring_slo_window_observed_ratio" + slo + ")";
	}

	Map<String, String> burning(BurnRateWindow pair) {
		String longWindow = Durations.format(pair.longWindow());
		String pace = """
				The budget burnt {{ $value | humanize }} times as fast as spends exactly all of it; the limit is %s, in \
				the last %s and in the last %s. At the limit a whole budget lasts %s."""
			.formatted(BurnRateTexts.number(pair.factor()), longWindow, Durations.format(pair.shortWindow()),
					BurnRateTexts.lifetime(this.objective, pair));
		return annotations(SLO + " burns its error budget {{ $value | humanize }} times as fast as it may",
				counts(longWindow) + " " + pace + spentSoFar(exhaustion(longWindow)) + worst());
	}

	Map<String, String> violated(String window) {
		return annotations(SLO + " was missed in the last " + window, counts(window) + spentSoFar("") + worst());
	}

	Map<String, String> exhausted() {
		String description = "{{ $value | humanizePercentage }} of what may fail in %s has failed, by the target of %s."
			.formatted(BurnRateTexts.period(this.objective.period()), BurnRateTexts.percent(this.objective.target()));
		return annotations("The error budget of " + SLO + " is spent", description + worst());
	}

	private static Map<String, String> annotations(String summary, String description) {
		return Map.of("summary", summary, "description", description);
	}

	private String counts(String window) {
		String total = SloRules.of(this.objective, SloRules.totalName(window));
		String bad = total + " - " + SloRules.of(this.objective, SloRules.goodName(window));
		return "In the last %s %s of %s requests %s, %s where %s may (%s over %s).".formatted(window,
				TemplateText.count(bad), TemplateText.count(total), isBad(),
				TemplateText.number(SloRules.of(this.objective, SloRules.ratioName(window)), "humanizePercentage"),
				BurnRateTexts.budget(this.objective.target()), BurnRateTexts.percent(this.objective.target()),
				BurnRateTexts.period(this.objective.period()));
	}

	private String isBad() {
		if (this.objective.indicator() instanceof ServiceLevelIndicator.Latency latency) {
			return "took longer than " + Durations.format(latency.threshold());
		}
		return "failed";
	}

	private String spentSoFar(String exhaustion) {
		return "{{ with " + TemplateText.query(spent(this.objective))
				+ " }} Of the whole budget {{ . | first | value | humanizePercentage }} is spent" + exhaustion
				+ ".{{ end }}";
	}

	/** Nothing where the budget is spent already. */
	private String exhaustion(String window) {
		Duration period = this.objective.period();
		String left = "(1 - max(" + spent(this.objective) + ") > 0)";
		String pace = "(sum(" + SloRules.of(this.objective, SloRules.ratioName(window)) + ") / "
				+ SloRules.plain(ErrorBudget.ratio(this.objective.target())) + ")";
		String query = "round(time() + " + left + " * " + period.toSeconds() + " / " + pace + ")";
		return "{{ with " + TemplateText.query(query)
				+ " }}; at this rate the rest is gone at {{ . | first | value | humanizeTimestamp }}{{ end }}";
	}

	private String worst() {
		return TemplateText.worstRoute(this.badByRoute, " Most of them in the last hour: ");
	}

}
