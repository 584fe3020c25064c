package io.monitoring.rule;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes series in rounds, those of a rule in one for each evaluation: nothing is written
 * before the round is committed, and a series that is missing in a round is ended.
 */
public final class SeriesWriter {

	private final SeriesSink sink;

	private final Map<Labels, Slot> slots = new LinkedHashMap<>();

	private long round;

	/**
	 * Create a writer that has written nothing yet.
	 * @param sink where the series are written
	 */
	public SeriesWriter(SeriesSink sink) {
		this.sink = sink;
	}

	/** Begin a round. */
	public void begin() {
		this.round++;
	}

	/**
	 * Add a sample to the round.
	 * @param labels labels of the series
	 * @param value the value
	 * @return {@code false} if the round has a sample of the series already
	 */
	public boolean add(Labels labels, double value) {
		Slot slot = this.slots.get(labels);
		if (slot == null) {
			slot = new Slot();
			this.slots.put(labels, slot);
		}
		if (slot.round == this.round) {
			return false;
		}
		slot.round = this.round;
		slot.value = value;
		return true;
	}

	/**
	 * Write the samples of the round and end the series that have none.
	 * @param time milliseconds since the epoch
	 */
	public void commit(long time) {
		Iterator<Map.Entry<Labels, Slot>> entries = this.slots.entrySet().iterator();
		while (entries.hasNext()) {
			Map.Entry<Labels, Slot> entry = entries.next();
			Slot slot = entry.getValue();
			if (slot.round == this.round) {
				write(entry.getKey(), slot, time);
			}
			else {
				entries.remove();
				if (slot.appender != null) {
					slot.appender.end(time);
				}
			}
		}
	}

	private void write(Labels labels, Slot slot, long time) {
		if (slot.appender == null) {
			slot.appender = this.sink.appender(labels);
		}
		if (slot.appender != null) {
			slot.appender.append(time, slot.value);
		}
	}

	private static final class Slot {

		private @Nullable SeriesAppender appender;

		private long round;

		private double value;

	}

}
