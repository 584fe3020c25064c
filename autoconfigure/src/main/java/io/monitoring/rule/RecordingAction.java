package io.monitoring.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesSink;

/**
 * Writes the result of a recording rule as series.
 */
final class RecordingAction implements RuleAction {

	/** How many label sets of earlier results are remembered beside the present ones. */
	private static final int SPARE_OUTPUTS = 256;

	private final RecordingRule rule;

	private final int limit;

	private final SeriesWriter writer;

	/** Labels of the result to labels of the recorded series: building them is dear. */
	private final Map<Labels, Labels> outputs = new HashMap<>();

	RecordingAction(RecordingRule rule, int limit, SeriesSink sink) {
		this.rule = rule;
		this.limit = limit;
		this.writer = new SeriesWriter(sink);
	}

	@Override
	public void apply(Instant tick, List<Value.Sample> samples) {
		if (this.limit > 0 && samples.size() > this.limit) {
			throw new RuleException("exceeded limit of " + this.limit + " with " + samples.size() + " series");
		}
		if (this.outputs.size() > samples.size() + SPARE_OUTPUTS) {
			this.outputs.clear();
		}
		this.writer.begin();
		for (Value.Sample sample : samples) {
			Labels output = output(sample.labels());
			if (!this.writer.add(output, sample.value())) {
				throw new RuleException("two elements of the result have the same labels after the labels of the rule"
						+ " were applied: " + output);
			}
		}
		this.writer.commit(tick.toEpochMilli());
	}

	private Labels output(Labels input) {
		Labels output = this.outputs.get(input);
		if (output == null) {
			output = input.with(this.rule.labels()).with(Labels.METRIC_NAME, this.rule.name());
			this.outputs.put(input, output);
		}
		return output;
	}

	@Override
	public void stop(Instant tick) {
		this.writer.begin();
		this.writer.commit(tick.toEpochMilli());
	}

	@Override
	public List<Alert> alerts() {
		return List.of();
	}

}
