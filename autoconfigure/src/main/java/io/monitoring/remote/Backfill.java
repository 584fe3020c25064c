package io.monitoring.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Value;
import io.monitoring.slo.CountGap;
import io.monitoring.slo.CounterHistory;
import io.monitoring.slo.SavedCounts;

/**
 * Counts one gap, piece by piece from the oldest on. Between the ends of the gap it looks
 * at full minutes, where slots end; at the ends it looks where the counting stopped and
 * goes on, so that no event is lost or counted twice.
 */
final class Backfill {

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	/** Steps of a day; a Prometheus refuses more than 11,000. */
	private static final int MOST_STEPS = 1440;

	private static final int LEAST_STEPS = 15;

	private final RemoteBackend backend;

	private final CountGap gap;

	private final String good;

	private final String total;

	private final CounterHistory history;

	private int steps = MOST_STEPS;

	private long next;

	private int failures;

	private Instant retryAt = Instant.EPOCH;

	Backfill(RemoteBackend backend, CountGap gap, String good, String total) {
		this.backend = backend;
		this.gap = gap;
		this.good = good;
		this.total = total;
		this.history = new CounterHistory(gap);
		this.next = gap.time().from().toEpochMilli();
	}

	CountGap gap() {
		return this.gap;
	}

	boolean isDone() {
		return this.next > this.gap.time().to().toEpochMilli();
	}

	boolean isDue(Instant now) {
		return !now.isBefore(this.retryAt);
	}

	/**
	 * Count the next piece.
	 * @return what was counted
	 * @throws RemoteException if the server does not answer; the piece is the next again
	 */
	List<SavedCounts> piece() {
		StepRange range = range();
		Frames goods = frames(this.good, range);
		Frames totals = frames(this.total, range);
		List<SavedCounts> rows = new ArrayList<>();
		for (long time = range.start(); time <= range.end(); time += range.step()) {
			rows.addAll(this.history.add(Instant.ofEpochMilli(time), goods.at(time), totals.at(time)));
		}
		this.failures = 0;
		advance(range);
		return rows;
	}

	private StepRange range() {
		long end = this.gap.time().to().toEpochMilli();
		if (this.next % MINUTE != 0 || this.next == end) {
			return new StepRange(this.next, this.next, MINUTE);
		}
		long last = Math.floorDiv(end, MINUTE) * MINUTE;
		return new StepRange(this.next, Math.min(last, this.next + (this.steps - 1L) * MINUTE), MINUTE);
	}

	private void advance(StepRange range) {
		long end = this.gap.time().to().toEpochMilli();
		long minute = Math.floorDiv(range.end(), MINUTE) * MINUTE + MINUTE;
		this.next = (range.end() < end) ? Math.min(minute, end) : end + 1;
	}

	private Frames frames(String question, StepRange range) {
		Map<Long, List<Value.Sample>> samples = new HashMap<>();
		for (Value.Range series : this.backend.past(question, range).series()) {
			for (int i = 0; i < series.times().length; i++) {
				long time = series.times()[i] + this.backend.delayMillis();
				samples.computeIfAbsent(time, (at) -> new ArrayList<>())
					.add(new Value.Sample(series.labels(), time, series.values()[i]));
			}
		}
		return new Frames(samples);
	}

	/**
	 * Learn from a piece that could not be counted.
	 * @param failure why
	 * @param now the present
	 * @return whether it is tried again
	 */
	boolean failed(RemoteException failure, Instant now) {
		if (failure.reason() == RemoteException.Cause.TOO_LARGE && this.steps > LEAST_STEPS) {
			this.steps = Math.max(LEAST_STEPS, this.steps / 4);
			return true;
		}
		this.failures++;
		this.retryAt = now.plus(Duration.ofSeconds(Math.min(600, 15L << Math.min(6, this.failures))));
		return failure.reason() != RemoteException.Cause.QUESTION
				&& failure.reason() != RemoteException.Cause.TOO_LARGE;
	}

	/**
	 * The samples of each step.
	 *
	 * @param samples by time
	 */
	private record Frames(Map<Long, List<Value.Sample>> samples) {

		List<Value.Sample> at(long time) {
			return this.samples.getOrDefault(time, List.of());
		}

	}

}
