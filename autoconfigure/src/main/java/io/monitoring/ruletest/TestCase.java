package io.monitoring.ruletest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.monitoring.series.Durations;
import io.monitoring.series.Labels;

/**
 * Series and what rules and expressions make of them.
 *
 * @param name its name, or its number in the file
 * @param interval distance of the values of the series
 * @param series the series
 * @param alerts which alerts have to fire
 * @param expressions what expressions have to return
 * @param externalLabels labels that templates know as {@code $externalLabels}
 * @param externalUrl address that templates know
 */
record TestCase(String name, Duration interval, List<SeriesLine> series, List<AlertCheck> alerts,
		List<ExpressionCheck> expressions, Labels externalLabels, String externalUrl) {

	/**
	 * Return until when there is something to evaluate.
	 * @return time since the start
	 */
	Duration end() {
		return Stream
			.concat(this.alerts.stream().map(AlertCheck::time), this.expressions.stream().map(ExpressionCheck::time))
			.max(Duration::compareTo)
			.orElse(Duration.ZERO);
	}

	/**
	 * Which alerts of a name fire at a time.
	 *
	 * @param time time since the start
	 * @param alertName name of the rule
	 * @param expected all alerts that fire
	 */
	record AlertCheck(Duration time, String alertName, List<ExpectedAlert> expected) {

		String title() {
			return "alert " + this.alertName + " at " + Durations.format(this.time);
		}

	}

	/**
	 * An alert that fires.
	 *
	 * @param labels its labels, the name of the alert among them
	 * @param annotations its annotations
	 */
	record ExpectedAlert(Labels labels, Map<String, String> annotations) {

	}

	/**
	 * What an expression returns at a time.
	 *
	 * @param time time since the start
	 * @param expression the expression
	 * @param expected the values by their labels
	 */
	record ExpressionCheck(Duration time, String expression, Map<Labels, Double> expected) {

		String title() {
			return this.expression.strip() + " at " + Durations.format(this.time);
		}

	}

}
