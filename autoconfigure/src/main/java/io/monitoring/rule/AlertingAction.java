package io.monitoring.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;
import io.monitoring.rule.template.TemplateQuery;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesSink;

/**
 * Moves the alerts of an alerting rule and writes their states as the series
 * {@code ALERTS} and {@code ALERTS_FOR_STATE}, which other rules can query.
 */
final class AlertingAction implements RuleAction {

	static final String STATE_SERIES = "ALERTS";

	static final String SINCE_SERIES = "ALERTS_FOR_STATE";

	private static final String STATE_LABEL = "alertstate";

	private static final double MILLIS = 1000.0;

	private final AlertTexts texts;

	private final TemplateQueries queries;

	private final int limit;

	private final AlertTracker tracker;

	private final SeriesWriter writer;

	private List<Alert> alerts = List.of();

	AlertingAction(AlertingRule rule, int limit, SeriesSink sink, TemplateContext context, QueryFunction query) {
		this.texts = new AlertTexts(rule, context);
		this.queries = new TemplateQueries(context, query);
		this.limit = limit;
		this.tracker = new AlertTracker(rule.holdDuration(), rule.keepFiringFor());
		this.writer = new SeriesWriter(sink);
	}

	@Override
	public void apply(Instant tick, List<Value.Sample> samples) {
		List<AlertElement> elements = samples.isEmpty() ? List.of() : expand(tick, samples);
		try {
			this.tracker.update(tick, elements, this.limit);
		}
		finally {
			this.alerts = this.tracker.alerts();
		}
		writeStates(tick);
	}

	private List<AlertElement> expand(Instant tick, List<Value.Sample> samples) {
		List<AlertElement> elements = new ArrayList<>(samples.size());
		TemplateQuery query = this.queries.at(tick);
		for (Value.Sample sample : samples) {
			elements.add(this.texts.expand(sample, tick, query));
		}
		return elements;
	}

	private void writeStates(Instant tick) {
		this.writer.begin();
		for (TrackedAlert tracked : this.tracker.active()) {
			Alert alert = tracked.toAlert();
			String state = alert.state().name().toLowerCase(Locale.ROOT);
			this.writer.add(
					alert.labels().toBuilder().set(Labels.METRIC_NAME, STATE_SERIES).set(STATE_LABEL, state).build(),
					1);
			this.writer.add(alert.labels().with(Labels.METRIC_NAME, SINCE_SERIES),
					tracked.activeAt().toEpochMilli() / MILLIS);
		}
		this.writer.commit(tick.toEpochMilli());
	}

	@Override
	public void stop(Instant tick) {
		this.tracker.resolveAll(tick);
		this.alerts = this.tracker.alerts();
		writeStates(tick);
	}

	@Override
	public List<Alert> alerts() {
		return this.alerts;
	}

	/**
	 * Change the alerts other than by an evaluation.
	 * @param change what to do with them
	 */
	void change(Consumer<AlertTracker> change) {
		change.accept(this.tracker);
		this.alerts = this.tracker.alerts();
	}

	void save(RuleIdentity.Key rule, List<SavedAlert> target) {
		this.tracker.save(rule, target);
	}

}
