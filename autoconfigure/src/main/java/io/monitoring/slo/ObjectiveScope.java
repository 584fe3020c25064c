package io.monitoring.slo;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.series.Labels;

/**
 * An objective with what its rules are made of.
 *
 * @param objective the objective
 * @param measured what follows from its indicator
 * @param pairs pairs of windows fitted to it, those that can never fire among them
 * @param compiler parses and checks an expression
 */
record ObjectiveScope(ServiceLevelObjective objective, Measured measured, List<BurnRateWindow> pairs,
		Function<String, Query> compiler) {

	SortedSet<Duration> windows() {
		SortedSet<Duration> lengths = new TreeSet<>();
		for (BurnRateWindow pair : this.pairs) {
			lengths.add(pair.shortWindow());
			lengths.add(pair.longWindow());
		}
		return Collections.unmodifiableSortedSet(lengths);
	}

	/**
	 * Return the longest window up to a day, by which the recent past is told.
	 * @return one of the windows
	 */
	Duration day() {
		SortedSet<Duration> upToADay = windows().headSet(Duration.ofDays(1).plusMillis(1));
		return upToADay.isEmpty() ? windows().first() : upToADay.last();
	}

	boolean isTime() {
		return this.measured.measurement() instanceof Measurement.Time;
	}

	Grouped groups() {
		return Grouped.of(this.objective);
	}

	/**
	 * Select a series of the objective.
	 * @param series name of the series
	 * @return the selector
	 */
	String of(String series) {
		return SloSeries.of(series, this.objective.name());
	}

	/**
	 * Return the share of what may be bad.
	 * @return a decimal number
	 */
	String budget() {
		return ErrorBudget.ratio(this.objective.target()).toPlainString();
	}

	Rule record(String series, String text) {
		return new RecordingRule(series, this.compiler.apply(text), Labels.of(SloSeries.LABEL, this.objective.name()));
	}

}
