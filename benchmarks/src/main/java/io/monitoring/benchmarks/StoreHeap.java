package io.monitoring.benchmarks;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Timer;
import io.monitoring.series.StoreStatistics;

/**
 * What a day of the series of the default rules takes of the heap: the wired application
 * samples for 24 hours of 15 seconds, while every URI gets
 * requests. Printed are the store's own account and the difference of the heap in use.
 */
public final class StoreHeap {

	private static final int TICKS = (int) (Duration.ofDays(1).toSeconds() / 15);

	private StoreHeap() {
	}

	/**
	 * Print the sizes after an hour, a quarter and a whole day.
	 * @param arguments number of URIs
	 */
	public static void main(String[] arguments) {
		int uris = Integer.parseInt(arguments[0]);
		try (DefaultApplication application = new DefaultApplication()) {
			application.addTraffic(uris);
			Random random = new Random(1);
			long before = usedHeap();
			for (int i = 1; i <= TICKS; i++) {
				for (Timer timer : application.registry().get("http.server.requests").timers()) {
					for (int n = random.nextInt(4); n > 0; n--) {
						timer.record((long) (20e6 * -Math.log(1 - random.nextDouble())), TimeUnit.NANOSECONDS);
					}
				}
				long time = application.nextTick();
				application.sampler().sample(time, application.store());
				if (i == TICKS / 24 || i == TICKS / 4 || i == TICKS) {
					report(application.store().statistics(), usedHeap() - before, i);
				}
			}
		}
	}

	private static void report(StoreStatistics statistics, long heap, int ticks) {
		System.out.printf("%d ticks: %d series, %d samples, by the store's account %.2f MB, heap grown by %.2f MB%n",
				ticks, statistics.series(), statistics.samples(), statistics.bytes() / 1e6, heap / 1e6);
	}

	private static long usedHeap() {
		for (int i = 0; i < 4; i++) {
			System.gc();
		}
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
