package io.monitoring.slo;

import java.time.Duration;
import java.util.Map;

import io.monitoring.rule.template.TemplateText;
import io.monitoring.series.Durations;

/**
 * What people read about the alerts of an objective: how much was bad, how much may be,
 * what is spent, when the rest will be, and where the trouble is. The numbers are queried
 * when an alert is told, so that a Prometheus server says the same.
 */
final class SloTexts {

	private final ObjectiveScope scope;

	private final ServiceLevelObjective objective;

	private final GroupText groups;

	SloTexts(ObjectiveScope scope) {
		this.scope = scope;
		this.objective = scope.objective();
		this.groups = new GroupText(scope.groups());
	}

	/**
	 * Write a query for the share of the budget that is spent, 1 for all of it.
	 * @return the query; its result has no more than the labels of the objective
	 */
	String spent() {
		return "(1 - %s) * %s".formatted(this.scope.of(SloSeries.PERIOD_REMAINING),
				this.scope.of(SloSeries.WINDOW_OBSERVED));
	}

	Map<String, String> burning(BurnRateWindow pair) {
		String longWindow = Durations.format(pair.longWindow());
		String pace = """
				The budget burnt {{ $value | humanize }} times as fast as spends exactly all of it; the limit is %s, in \
				the last %s and in the last %s. At the limit a whole budget lasts %s."""
			.formatted(BurnRateTexts.number(pair.factor()), longWindow, Durations.format(pair.shortWindow()),
					BurnRateTexts.lifetime(this.objective, pair));
		return annotations(
				this.groups.name() + " burns its error budget {{ $value | humanize }} times as fast as it may",
				counts(pair.longWindow()) + " " + pace + spentSoFar(exhaustion(pair.longWindow())) + worst());
	}

	Map<String, String> violated(Duration window) {
		return annotations(this.groups.name() + " was missed in the last " + Durations.format(window),
				counts(window) + spentSoFar("") + worst());
	}

	Map<String, String> exhausted() {
		String description = this.scope.isTime()
				? "{{ $value | humanizePercentage }} of the time that may be bad %s was bad, by the target of %s."
				: "{{ $value | humanizePercentage }} of what may fail %s has failed, by the target of %s.";
		return annotations("The error budget of " + this.groups.name() + " is spent",
				description.formatted(BurnRateTexts.in(this.objective.window()),
						BurnRateTexts.percent(this.objective.target())) + worst());
	}

	/** What is absent has no labels to take the name from. */
	Map<String, String> unmeasured() {
		return annotations(this.objective.name() + " is not measured", """
				For an hour there has not been a single value to measure it by, though the application is up. \
				Until there is one the objective is neither met nor missed.""");
	}

	private static Map<String, String> annotations(String summary, String description) {
		return Map.of("summary", summary, "description", description);
	}

	private String counts(Duration window) {
		String total = this.scope.of(SloSeries.total(window));
		String bad = total + " - " + this.scope.of(SloSeries.good(window));
		String share = this.groups.number(this.scope.of(SloSeries.errorRatio(window)), "humanizePercentage");
		String allowed = BurnRateTexts.budget(this.objective.target());
		String target = BurnRateTexts.percent(this.objective.target()) + " "
				+ BurnRateTexts.over(this.objective.window());
		Measured.Wording wording = this.scope.measured().wording();
		if (this.scope.isTime()) {
			return "For %s of the last %s %s, %s of the time where %s may (%s).".formatted(
					this.groups.number(bad, "humanizeDuration"), Durations.format(window), wording.bad(), share,
					allowed, target);
		}
		return "In the last %s %s of %s %s %s, %s where %s may (%s).".formatted(Durations.format(window),
				this.groups.count(bad), this.groups.count(total), wording.events(), wording.bad(), share, allowed,
				target);
	}

	private String spentSoFar(String exhaustion) {
		return this.groups.each(spent(),
				" Of the whole budget {{ .Value | humanizePercentage }} is spent" + exhaustion + ".");
	}

	/** Nothing where the budget is spent already. */
	private String exhaustion(Duration window) {
		String left = "(1 - " + spent() + " > 0)";
		String pace = "(" + this.scope.of(SloSeries.errorRatio(window)) + " / " + this.scope.budget() + ")";
		String query = "round(time() + " + left + " * " + this.objective.period().toSeconds() + " / " + pace + ")";
		return this.groups.each(query, "; at this rate the rest is gone at {{ .Value | humanizeTimestamp }}");
	}

	/** Of a group nothing is said: a query cannot leave out the others. */
	private String worst() {
		String badByRoute = this.scope.measured().badByRoute();
		if (badByRoute == null || !this.scope.groups().isEmpty()) {
			return "";
		}
		return TemplateText.worstRoute(badByRoute, " Most of them in the last hour: ");
	}

}
