package io.monitoring.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.series.Durations;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;

/**
 * The alerts of an objective. All but one read nothing but its recorded series, so that
 * it does not matter who counts.
 */
final class SloAlerts {

	private static final Duration VIOLATION_HOLD = Duration.ofMinutes(15);

	/** Nobody has used an application yet that has just been started. */
	private static final Duration UNMEASURED_HOLD = Duration.ofHours(1);

	private final ObjectiveScope scope;

	private final SloTexts texts;

	SloAlerts(ObjectiveScope scope) {
		this.scope = scope;
		this.texts = new SloTexts(scope);
	}

	List<Rule> rules() {
		List<Rule> rules = new ArrayList<>();
		for (BurnRateWindow pair : this.scope.pairs()) {
			if (pair.canFire(this.scope.objective().target())) {
				rules.add(burning(pair));
			}
		}
		rules.add(violated());
		rules.add(exhausted());
		rules.add(unmeasured());
		return rules;
	}

	private Rule burning(BurnRateWindow pair) {
		String limit = " / %s > %s".formatted(this.scope.budget(), NumberText.plain(pair.factor()));
		String text = ratio(pair.longWindow()) + limit + " and " + ratio(pair.shortWindow()) + limit
				+ enough(pair.longWindow());
		String longWindow = Durations.format(pair.longWindow());
		Labels labels = labels(pair.severity())
			.with(Labels.of("long_window", longWindow, "short_window", Durations.format(pair.shortWindow())));
		return alert("ErrorBudgetBurn" + longWindow, text, Duration.ZERO, labels, this.texts.burning(pair));
	}

	/** A day is what people remember; the whole window is what the budget is about. */
	private Rule violated() {
		Duration window = this.scope.day();
		String text = ratio(window) + " > " + this.scope.budget() + enough(window);
		return alert("ObjectiveViolated", text, VIOLATION_HOLD, labels("warning"), this.texts.violated(window));
	}

	/**
	 * What is spent is measured against the budget of the whole window: right after a
	 * start a share of few events says nothing.
	 */
	private Rule exhausted() {
		return alert("ErrorBudgetExhausted", this.texts.spent() + " >= 1", Duration.ZERO, labels("warning"),
				this.texts.exhausted());
	}

	/**
	 * An objective that measures nothing is always met. A process that is down is told by
	 * others.
	 */
	private Rule unmeasured() {
		String text = "max(absent(%s)) unless on () absent(%s)".formatted(this.scope.measured().presence(),
				Measurements.ALIVE);
		return alert("ObjectiveNotMeasured", text, UNMEASURED_HOLD, labels("warning"), this.texts.unmeasured());
	}

	private String ratio(Duration window) {
		return this.scope.of(SloSeries.errorRatio(window));
	}

	/**
	 * The guard of events; time is never too little. Half an event less, because
	 * {@code increase} extrapolates and hits no whole number.
	 */
	private String enough(Duration window) {
		ObjectiveOptions.Guard guard = this.scope.objective().options().guard();
		if (this.scope.isTime()) {
			return "";
		}
		String total = this.scope.of(SloSeries.total(window));
		String bad = total + " - " + this.scope.of(SloSeries.good(window));
		return atLeast(total, guard.minEvents()) + atLeast(bad, guard.minBadEvents());
	}

	private static String atLeast(String count, int least) {
		return (least == 0) ? "" : " and %s > %d.5".formatted(count, least - 1);
	}

	private Labels labels(String severity) {
		ServiceLevelObjective objective = this.scope.objective();
		return Labels.of(objective.options().labels())
			.with(Labels.of(SloSeries.LABEL, objective.name(), "severity", severity));
	}

	private Rule alert(String name, String text, Duration hold, Labels labels, Map<String, String> annotations) {
		return new AlertingRule(name, this.scope.compiler().apply(text), hold, Duration.ZERO, labels, annotations);
	}

}
