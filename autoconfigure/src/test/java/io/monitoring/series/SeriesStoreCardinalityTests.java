package io.monitoring.series;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests what {@link SeriesStore} costs when a label has a value for every request.
 */
class SeriesStoreCardinalityTests {

	private static final int VALUES = 1_000_000;

	private static final long MEGABYTE = 1L << 20;

	@Test
	void millionValuesOfALabelCostTheCapAndALittle() {
		StoreLimits limits = new StoreLimits(Integer.MAX_VALUE, 16 * MEGABYTE);
		SeriesStore store = new SeriesStore(limits);
		store.retain(List.of(new Retention(List.of(), Duration.ofHours(1))));
		long before = usedHeap();
		int kept = 0;
		for (int i = 0; i < VALUES; i++) {
			SeriesAppender appender = store.appender(Labels.named("requests_total", "user", "user-" + i));
			if (appender != null) {
				appender.append(i, i);
				kept++;
			}
		}
		long cost = usedHeap() - before;
		assertThat(cost).isLessThanOrEqualTo(limits.maxBytes() + 32 * MEGABYTE);
		StoreStatistics statistics = store.statistics();
		assertThat(statistics.series()).isEqualTo(kept).isGreaterThan(10_000);
		assertThat(statistics.bytes()).isLessThanOrEqualTo(limits.maxBytes());
		assertThat((double) statistics.refusedSeries()).isCloseTo(VALUES - kept, within(0.02 * VALUES));
	}

	private static long usedHeap() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
