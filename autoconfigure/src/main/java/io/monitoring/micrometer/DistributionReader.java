package io.monitoring.micrometer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;

/**
 * Reads a timer, summary or long task timer: count, sum and maximum, and buckets or else
 * percentiles. The latter, which cost most, are read only if somebody looks at them.
 */
final class DistributionReader extends MeterReader {

	private static final CountAtBucket[] NO_BUCKETS = new CountAtBucket[0];

	private final String family;

	private final Distribution distribution;

	private final Supplier<CountAtBucket[]> histogram;

	private SeriesSlot count = new SeriesSlot(Labels.EMPTY);

	private SeriesSlot sum = new SeriesSlot(Labels.EMPTY);

	private SeriesSlot max = new SeriesSlot(Labels.EMPTY);

	private SeriesSlot[] buckets = new SeriesSlot[0];

	private SeriesSlot[] quantiles = new SeriesSlot[0];

	/**
	 * Create a reader.
	 * @param tags the tags
	 * @param family the name that all series begin with
	 * @param distribution the meter
	 * @param cumulative whether the buckets count from the start of the application
	 */
	DistributionReader(Labels tags, String family, Distribution distribution, boolean cumulative) {
		super(tags);
		this.family = family;
		this.distribution = distribution;
		this.histogram = cumulative ? CumulativeBuckets.of(distribution.meter()) : () -> NO_BUCKETS;
	}

	@Override
	void open(SeriesStore store) {
		CountAtBucket[] counts = counts();
		boolean active = counts.length > 0 && this.distribution.meter() instanceof LongTaskTimer;
		this.count = slot(store, this.family + (active ? "_gcount" : "_count"));
		this.sum = slot(store, this.family + (active ? "_gsum" : "_sum"));
		this.max = slot(store, this.family + "_max");
		this.buckets = bucketSlots(store, counts);
		this.quantiles = (counts.length > 0) ? new SeriesSlot[0] : quantileSlots(store, percentiles());
	}

	private SeriesSlot[] bucketSlots(SeriesStore store, CountAtBucket[] bounds) {
		if (bounds.length == 0) {
			return new SeriesSlot[0];
		}
		SeriesSlot[] slots = new SeriesSlot[bounds.length + 1];
		for (int i = 0; i < bounds.length; i++) {
			slots[i] = slot(store, this.family + "_bucket", "le", text(this.distribution.scale(bounds[i].bucket())));
		}
		slots[bounds.length] = slot(store, this.family + "_bucket", "le", "+Inf");
		return slots;
	}

	private SeriesSlot[] quantileSlots(SeriesStore store, ValueAtPercentile[] percentiles) {
		SeriesSlot[] slots = new SeriesSlot[percentiles.length];
		for (int i = 0; i < percentiles.length; i++) {
			slots[i] = slot(store, this.family, "quantile", text(percentiles[i].percentile()));
		}
		return slots;
	}

	@Override
	void read(long tick, SeriesStore store) {
		if (anyOpen(this.buckets)) {
			readBuckets(tick, store);
		}
		else if (this.count.isOpen()) {
			this.count.write(tick, this.distribution.count().getAsDouble());
		}
		if (anyOpen(this.quantiles)) {
			readQuantiles(tick, store);
		}
		if (this.sum.isOpen()) {
			this.sum.write(tick, this.distribution.sum().getAsDouble());
		}
		if (this.max.isOpen()) {
			this.max.write(tick, this.distribution.max().getAsDouble());
		}
	}

	private void readBuckets(long tick, SeriesStore store) {
		double total = this.distribution.count().getAsDouble();
		CountAtBucket[] counts = counts();
		if (this.buckets.length != counts.length + 1) {
			open(store);
		}
		if (counts.length > 0) {
			// an event that came between count and buckets must not make good exceed
			// total
			total = Math.max(total, counts[counts.length - 1].count());
			for (int i = 0; i < counts.length; i++) {
				this.buckets[i].write(tick, counts[i].count());
			}
			this.buckets[counts.length].write(tick, total);
		}
		this.count.write(tick, total);
	}

	private void readQuantiles(long tick, SeriesStore store) {
		ValueAtPercentile[] percentiles = percentiles();
		if (this.quantiles.length != percentiles.length) {
			open(store);
		}
		for (int i = 0; i < this.quantiles.length; i++) {
			this.quantiles[i].write(tick, this.distribution.scale(percentiles[i].value()));
		}
	}

	private ValueAtPercentile[] percentiles() {
		return this.distribution.meter().takeSnapshot().percentileValues();
	}

	/**
	 * Return the buckets below infinity, which is told by the count.
	 */
	private CountAtBucket[] counts() {
		CountAtBucket[] counts = this.histogram.get();
		int last = counts.length - 1;
		return (last >= 0 && counts[last].bucket() == Double.POSITIVE_INFINITY) ? Arrays.copyOf(counts, last) : counts;
	}

	@Override
	List<SeriesSlot> openSlots() {
		List<SeriesSlot> slots = new ArrayList<>(List.of(this.count, this.sum, this.max));
		slots.addAll(Arrays.asList(this.buckets));
		slots.addAll(Arrays.asList(this.quantiles));
		return open(slots);
	}

	private static boolean anyOpen(SeriesSlot[] slots) {
		for (SeriesSlot slot : slots) {
			if (slot.isOpen()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return a number as the text format writes it.
	 */
	private static String text(double number) {
		return Double.isInfinite(number) ? ((number > 0) ? "+Inf" : "-Inf") : Double.toString(number);
	}

}
