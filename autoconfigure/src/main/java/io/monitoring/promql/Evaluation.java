package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.series.SampleBuffer;
import io.monitoring.series.SeriesSource;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes of one query share while it is evaluated. Used by one thread.
 */
final class Evaluation {

	private final SeriesSource source;

	private final QueryOptions options;

	private final Bounds whole;

	private final Deadline deadline;

	private final SampleBudget budget;

	private final Annotations annotations;

	private final Invariance invariance = new Invariance();

	private @Nullable SampleBuffer samples;

	Evaluation(Query query, SeriesSource source, QueryOptions options, Bounds whole, Deadline deadline) {
		this.source = source;
		this.options = options;
		this.whole = whole;
		this.deadline = deadline;
		this.budget = new SampleBudget(options);
		this.annotations = new Annotations(query.text());
	}

	SeriesSource source() {
		return this.source;
	}

	QueryOptions options() {
		return this.options;
	}

	Bounds whole() {
		return this.whole;
	}

	Deadline deadline() {
		return this.deadline;
	}

	SampleBudget budget() {
		return this.budget;
	}

	Annotations annotations() {
		return this.annotations;
	}

	Invariance invariance() {
		return this.invariance;
	}

	/**
	 * Return the buffer that series are decoded into, emptied. There is one, so nothing
	 * may be evaluated while it is in use.
	 * @return the buffer
	 */
	SampleBuffer samples() {
		if (this.samples == null) {
			this.samples = new SampleBuffer();
		}
		this.samples.clear();
		return this.samples;
	}

	/**
	 * Return a new array with a cell for each step, all absent, and charge it.
	 * @param grid the steps
	 * @return the array
	 */
	double[] cells(Grid grid) {
		this.budget.charge(grid.size());
		double[] cells = new double[grid.size()];
		Arrays.fill(cells, Absent.VALUE);
		return cells;
	}

	/**
	 * Make the row of a value that is no longer the metric itself: the name goes, at once
	 * or at the end of the query.
	 * @param labels the labels of what the value was computed from
	 * @param values the values
	 * @return the row
	 */
	Row unnamed(Labels labels, double[] values) {
		return this.options.delayedNameRemoval() ? new Row(labels, true, values)
				: new Row(ReservedLabels.drop(labels), false, values);
	}

	/**
	 * Unite rows that became equal when their name was dropped at once; with delayed
	 * removal that is done at the end.
	 * @param rows the rows
	 * @return the rows, each with labels of its own
	 */
	List<Row> mergeUnnamed(List<Row> rows) {
		return this.options.delayedNameRemoval() ? rows : RowMerger.merge(rows);
	}

	/**
	 * Drop the names whose removal was delayed.
	 * @param rows the rows of the result
	 * @return the rows as the user sees them
	 */
	List<Row> finish(List<Row> rows) {
		if (!this.options.delayedNameRemoval()) {
			return rows;
		}
		List<Row> finished = new ArrayList<>(rows.size());
		for (Row row : rows) {
			finished.add(row.dropName() ? new Row(ReservedLabels.drop(row.labels()), false, row.values()) : row);
		}
		return RowMerger.merge(finished);
	}

	/**
	 * First and last instant of the whole query, which {@code @ start()} and
	 * {@code @ end()} name even inside a subquery.
	 *
	 * @param start milliseconds since the epoch
	 * @param end milliseconds since the epoch, not always a step
	 */
	record Bounds(long start, long end) {

	}

}
