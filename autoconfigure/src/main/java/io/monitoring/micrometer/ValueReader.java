package io.monitoring.micrometer;

import java.util.List;
import java.util.function.DoubleSupplier;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;

/**
 * Reads a meter that has a fixed number of values: a counter, a gauge, a function timer.
 */
final class ValueReader extends MeterReader {

	private final Value[] values;

	private final SeriesSlot[] slots;

	ValueReader(Labels tags, Value... values) {
		super(tags);
		this.values = values;
		this.slots = new SeriesSlot[values.length];
		for (int i = 0; i < values.length; i++) {
			this.slots[i] = new SeriesSlot(Labels.EMPTY);
		}
	}

	@Override
	void open(SeriesStore store) {
		for (int i = 0; i < this.values.length; i++) {
			this.slots[i] = slot(store, this.values[i].name());
		}
	}

	@Override
	void read(long tick, SeriesStore store) {
		for (int i = 0; i < this.values.length; i++) {
			if (this.slots[i].isOpen()) {
				Value value = this.values[i];
				double number = value.supplier().getAsDouble();
				if (value.counter() && !InvalidSampleException.isCount(number)) {
					throw InvalidSampleException.count(number);
				}
				this.slots[i].write(tick, number);
			}
		}
	}

	@Override
	List<SeriesSlot> openSlots() {
		return open(List.of(this.slots));
	}

	/**
	 * One value of a meter.
	 *
	 * @param name the metric name
	 * @param counter whether it must be a finite number that is not negative
	 * @param supplier reads the value
	 */
	record Value(String name, boolean counter, DoubleSupplier supplier) {

	}

}
