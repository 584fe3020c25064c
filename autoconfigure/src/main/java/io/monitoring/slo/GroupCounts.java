package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

import io.monitoring.promql.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one group of an objective has counted, whatever its target is.
 */
final class GroupCounts {

	private static final Duration HOUR = Duration.ofHours(1);

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	/** Of a long gap, which is booked in pieces. */
	private static final int PIECES = 1000;

	private final SavedCounts.Key key;

	private final CountWindows windows;

	private final CurrentSlot slot = new CurrentSlot();

	private final @Nullable ReplicaSlots replicas;

	private final CounterDeltas good = new CounterDeltas();

	private final CounterDeltas total = new CounterDeltas();

	/** What was booked for gaps, which no later estimate may take for traffic. */
	private final TreeMap<Long, Long> estimates = new TreeMap<>();

	GroupCounts(SavedCounts.Key key, CountWindows windows) {
		this.key = key;
		this.windows = windows;
		this.replicas = key.instance().isEmpty() ? null : new ReplicaSlots();
	}

	CountWindows windows() {
		return this.windows;
	}

	SavedCounts.Key key() {
		return this.key;
	}

	/**
	 * Take up what was counted before the process started, or by others.
	 * @param rows the slots, oldest first
	 * @param now the present
	 */
	void restore(Collection<SavedCounts> rows, Instant now) {
		this.windows.advance(now.toEpochMilli());
		for (SavedCounts row : rows) {
			addRow(row);
			if (row.key().instance().equals(this.key.instance())) {
				this.slot.restore(row);
			}
		}
		forget(now);
	}

	/**
	 * Count a slot of another process, or what of it is new.
	 * @param row the slot as a whole
	 */
	void addRow(SavedCounts row) {
		long start = row.start().toEpochMilli();
		Counts counts = Counts.of(row);
		this.windows.addToPast(start,
				(this.replicas != null) ? this.replicas.replace(start, row.key().instance(), counts) : counts);
	}

	/**
	 * Count what happened up to an instant.
	 * @param time the end of what happened
	 * @param counts what happened
	 */
	void add(Instant time, Counts counts) {
		long millis = time.toEpochMilli();
		long start = this.slot.add(millis, counts);
		if (this.replicas != null) {
			this.windows.add(millis, this.replicas.add(start, this.key.instance(), counts));
		}
		else {
			this.windows.add(millis, counts);
		}
	}

	/**
	 * Read counters of events.
	 * @param time when they were read
	 * @param good present values of the counters of good events
	 * @param total present values of the counters of all events
	 * @return how many events came since they were read last
	 */
	Counts advance(Instant time, List<Value.Sample> good, List<Value.Sample> total) {
		long millis = time.toEpochMilli();
		return new Counts(this.good.advance(millis, good), this.total.advance(millis, total), 0);
	}

	/**
	 * Take a time for bad in which nobody watched.
	 * @param gap the time
	 * @param isTime whether milliseconds are counted; of events as many are assumed as
	 * came in the hour before
	 */
	void addDowntime(Downtime gap, boolean isTime) {
		long from = gap.from().toEpochMilli();
		long to = gap.to().toEpochMilli();
		double perMilli = isTime ? (this.windows.ring().sum(0, from, true).observedMillis() > 0) ? 1 : 0 : rate(from);
		long piece = Math.max(MINUTE, (to - from) / PIECES);
		long before = 0;
		for (long start = from; start < to; start += piece) {
			long end = Math.min(to, start + piece);
			// Rounded over the whole gap, so that no fraction gets lost.
			long sum = Math.round((end - from) * perMilli);
			this.windows.addToPast(start, new Counts(0, sum - before, 0));
			this.estimates.put(start, sum - before);
			before = sum;
		}
	}

	private double rate(long until) {
		long since = until - HOUR.toMillis();
		this.estimates.headMap(since).clear();
		Counts counts = this.windows.ring().sum(since, until, true);
		long estimated = this.estimates.headMap(until).values().stream().mapToLong(Long::longValue).sum();
		return (counts.observedMillis() > 0)
				? Math.max(0, (double) (counts.total() - estimated)) / counts.observedMillis() : 0;
	}

	/**
	 * Take up what was counted of the same in another window.
	 * @param other the counts
	 */
	void takeOver(GroupCounts other) {
		this.windows.takeOver(other.windows);
		this.slot.takeOver(other.slot);
		this.good.takeOver(other.good);
		this.total.takeOver(other.total);
		this.estimates.putAll(other.estimates);
		if (this.replicas != null && other.replicas != null) {
			this.replicas.takeOver(other.replicas);
		}
	}

	void forget(Instant now) {
		if (this.replicas != null) {
			this.replicas.forget(now.toEpochMilli());
		}
	}

	@Nullable SavedCounts saved() {
		return this.slot.saved(this.key);
	}

}
