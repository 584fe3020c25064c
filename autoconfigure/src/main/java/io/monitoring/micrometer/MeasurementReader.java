package io.monitoring.micrometer;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;

/**
 * Reads a custom meter: one series for each of its measurements, told apart by the label
 * {@code statistic}.
 */
final class MeasurementReader extends MeterReader {

	private final String family;

	private final Meter meter;

	private final List<Slot> slots = new ArrayList<>();

	MeasurementReader(Labels tags, String family, Meter meter) {
		super(tags);
		this.family = family;
		this.meter = meter;
	}

	@Override
	void open(SeriesStore store) {
		this.slots.clear();
		for (Measurement measurement : this.meter.measure()) {
			this.slots.add(newSlot(store, measurement.getStatistic()));
		}
	}

	@Override
	void read(long tick, SeriesStore store) {
		int index = 0;
		for (Measurement measurement : this.meter.measure()) {
			Statistic statistic = measurement.getStatistic();
			if (index == this.slots.size()) {
				this.slots.add(newSlot(store, statistic));
			}
			else if (this.slots.get(index).statistic() != statistic) {
				this.slots.set(index, newSlot(store, statistic));
			}
			write(tick, this.slots.get(index).series(), measurement);
			index++;
		}
	}

	private void write(long tick, SeriesSlot series, Measurement measurement) {
		if (series.isOpen()) {
			double value = measurement.getValue();
			if (isCounter(measurement.getStatistic()) && !InvalidSampleException.isCount(value)) {
				throw InvalidSampleException.count(value);
			}
			series.write(tick, value);
		}
	}

	private Slot newSlot(SeriesStore store, Statistic statistic) {
		return new Slot(statistic, slot(store, this.family + suffix(statistic), "statistic", statistic.toString()));
	}

	@Override
	List<SeriesSlot> openSlots() {
		return open(this.slots.stream().map(Slot::series).toList());
	}

	private static boolean isCounter(Statistic statistic) {
		return switch (statistic) {
			case TOTAL, TOTAL_TIME, COUNT -> true;
			default -> false;
		};
	}

	/**
	 * Return what the Prometheus registry appends to the name of a custom meter.
	 * @param statistic the statistic of a measurement
	 * @return the suffix
	 */
	static String suffix(Statistic statistic) {
		return switch (statistic) {
			case TOTAL, TOTAL_TIME -> "_sum_total";
			case COUNT -> "_total";
			case MAX -> "_max";
			case VALUE, UNKNOWN -> "_value";
			case ACTIVE_TASKS -> "_active_count";
			case DURATION -> "_duration_sum";
		};
	}

	/**
	 * The series of one measurement.
	 *
	 * @param statistic what the measurement says about itself
	 * @param series its series
	 */
	private record Slot(Statistic statistic, SeriesSlot series) {

	}

}
