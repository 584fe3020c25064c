package io.monitoring.micrometer;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.monitoring.micrometer.ValueReader.Value;
import io.monitoring.series.Labels;

/**
 * Chooses the reader of a meter by its type, with the suffixes that the Prometheus
 * registry gives to each type.
 */
final class MeterReaders {

	private static final List<String> DISTRIBUTION = List.of("_count", "_sum", "_max", "_bucket", "", "_gcount",
			"_gsum");

	private static final List<String> FUNCTION_TIMER = List.of("_count", "_sum");

	private static final List<String> CUSTOM = Arrays.stream(Statistic.values())
		.map(MeasurementReader::suffix)
		.distinct()
		.toList();

	private MeterReaders() {
	}

	/**
	 * Return the metric names that a meter may write.
	 * @param meter the meter
	 * @param family the name that all series begin with
	 * @return the names
	 */
	static Stream<String> names(Meter meter, String family) {
		List<String> suffixes = meter.match((gauge) -> List.of(gaugeSuffix(gauge)), (counter) -> List.of("_total"),
				(timer) -> DISTRIBUTION, (summary) -> DISTRIBUTION, (timer) -> DISTRIBUTION,
				(gauge) -> List.of(gaugeSuffix(gauge)), (counter) -> List.of("_total"), (timer) -> FUNCTION_TIMER,
				(custom) -> CUSTOM);
		return suffixes.stream().map((suffix) -> suffix.equals("_total") ? total(family) : family + suffix);
	}

	static MeterReader create(Meter meter, String family, MeterNaming naming) {
		Labels tags = naming.labels(meter.getId());
		boolean cumulative = naming.prometheus();
		return meter.match((gauge) -> gauge(tags, family, gauge, gauge::value),
				(counter) -> counter(tags, family, counter::count),
				(timer) -> new DistributionReader(tags, family, Distribution.of(timer), cumulative),
				(summary) -> new DistributionReader(tags, family, Distribution.of(summary), cumulative),
				(timer) -> new DistributionReader(tags, family, Distribution.of(timer), cumulative),
				(gauge) -> gauge(tags, family, gauge, () -> gauge.value(TimeUnit.SECONDS)),
				(counter) -> counter(tags, family, counter::count), (timer) -> functionTimer(tags, family, timer),
				(custom) -> new MeasurementReader(tags, family, custom));
	}

	private static MeterReader gauge(Labels tags, String family, Meter gauge, DoubleSupplier value) {
		String suffix = gaugeSuffix(gauge);
		return new ValueReader(tags, new Value(family + suffix, false, suffix.isEmpty() ? value : () -> 1));
	}

	private static MeterReader counter(Labels tags, String family, DoubleSupplier count) {
		return new ValueReader(tags, new Value(total(family), true, count));
	}

	private static MeterReader functionTimer(Labels tags, String family, FunctionTimer timer) {
		return new ValueReader(tags, new Value(family + "_count", true, () -> (long) timer.count()),
				new Value(family + "_sum", true, () -> timer.totalTime(TimeUnit.SECONDS)));
	}

	/** A gauge by such a name carries its message in its tags; its value is always 1. */
	private static String gaugeSuffix(Meter gauge) {
		return gauge.getId().getName().endsWith(".info") ? "_info" : "";
	}

	private static String total(String family) {
		return family.endsWith("_total") ? family : family + "_total";
	}

}
