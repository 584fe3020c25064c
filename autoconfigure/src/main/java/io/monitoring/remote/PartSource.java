package io.monitoring.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.monitoring.promql.Value;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.Series;
import io.monitoring.series.SeriesSource;
import io.monitoring.series.Staleness;

/**
 * The answers of the server as series beside those of this process.
 */
final class PartSource implements SeriesSource {

	private final SeriesSource local;

	private final StepRange steps;

	private final List<List<Series>> parts = new ArrayList<>();

	/**
	 * Create a source.
	 * @param local the series of this process
	 * @param steps when the query is evaluated
	 */
	PartSource(SeriesSource local, StepRange steps) {
		this.local = local;
		this.steps = steps;
	}

	/**
	 * Add the answer to the next part of the plan.
	 * @param value a vector of this instant, or a matrix of the steps
	 */
	void add(Value value) {
		List<Series> series = new ArrayList<>();
		if (value instanceof Value.Vector vector) {
			vector.samples()
				.forEach((sample) -> series.add(new Part(sample.labels(), new long[] { this.steps.start() },
						new double[] { sample.value() }, this.steps)));
		}
		else if (value instanceof Value.Matrix matrix) {
			matrix.series()
				.forEach((range) -> series.add(new Part(range.labels(), range.times(), range.values(), this.steps)));
		}
		series.sort(Comparator.comparing(Series::labels));
		this.parts.add(series);
	}

	@Override
	public List<? extends Series> select(List<LabelMatcher> matchers, long fromExclusive, long toInclusive) {
		int part = QueryPlan.part(matchers);
		return (part < 0) ? this.local.select(matchers, fromExclusive, toInclusive) : this.parts.get(part);
	}

	/**
	 * One series of an answer. Where a step has no sample there is a stale marker: the
	 * server has looked back already.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Part(Labels labels, long[] times, double[] values, StepRange steps) implements Series {

		@Override
		public void read(long fromExclusive, long toInclusive, SampleBuffer target) {
			int next = 0;
			for (long time = this.steps.start(); time <= this.steps.end(); time += this.steps.step()) {
				while (next < this.times.length && this.times[next] < time) {
					next++;
				}
				if (time > fromExclusive && time <= toInclusive) {
					boolean present = next < this.times.length && this.times[next] == time;
					target.add(time, present ? this.values[next] : Staleness.STALE);
				}
			}
		}

	}

}
