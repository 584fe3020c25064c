package io.monitoring.micrometer;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;

/**
 * Reads one meter into its series. Used by the thread that ticks only.
 */
abstract class MeterReader {

	private final Labels tags;

	private boolean refused;

	MeterReader(Labels tags) {
		this.tags = tags;
	}

	/**
	 * Open all series that the store takes, anew where they were open.
	 * @param store the store
	 */
	abstract void open(SeriesStore store);

	/**
	 * Write the present values into the open series.
	 * @param tick timestamp of the samples
	 * @param store the store, for a meter that has other series than before
	 * @throws InvalidSampleException if a value had to be left out
	 */
	abstract void read(long tick, SeriesStore store);

	/**
	 * Return the series that are open.
	 * @return a new list
	 */
	abstract List<SeriesSlot> openSlots();

	/**
	 * Create and open the slot of a series.
	 * @param store the store
	 * @param name the metric name
	 * @return the slot, not open if nobody looks at the series
	 */
	final SeriesSlot slot(SeriesStore store, String name) {
		return slot(store, name, "", "");
	}

	/**
	 * Create and open the slot of a series with a label more than the tags.
	 * @param store the store
	 * @param name the metric name
	 * @param label name of the label
	 * @param value value of the label, empty for none
	 * @return the slot, not open if nobody looks at the series
	 */
	final SeriesSlot slot(SeriesStore store, String name, String label, String value) {
		if (!store.maySelect(name)) {
			return new SeriesSlot(Labels.EMPTY);
		}
		Labels.Builder labels = this.tags.toBuilder().set(Labels.METRIC_NAME, name);
		if (!label.isEmpty()) {
			labels.set(label, value);
		}
		SeriesSlot slot = new SeriesSlot(labels.build());
		if (!slot.open(store)) {
			this.refused |= store.selects(slot.labels());
		}
		return slot;
	}

	/**
	 * Return whether a cap of the store refused a series that somebody looks at.
	 * @return {@code true} if it did
	 */
	final boolean isRefused() {
		return this.refused;
	}

	static List<SeriesSlot> open(Iterable<SeriesSlot> slots) {
		List<SeriesSlot> open = new ArrayList<>();
		for (SeriesSlot slot : slots) {
			if (slot.isOpen()) {
				open.add(slot);
			}
		}
		return open;
	}

}
