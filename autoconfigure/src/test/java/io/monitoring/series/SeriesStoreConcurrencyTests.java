package io.monitoring.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that readers of a {@link SeriesStore} see whole samples, in order and without
 * gaps, while it is written.
 */
@Timeout(60)
class SeriesStoreConcurrencyTests {

	private static final int SAMPLES = 200_000;

	private static final int SERIES = 2_000;

	private static final List<LabelMatcher> ALL = List.of(LabelMatcher.equal("__name__", "series"));

	private final ExecutorService readers = Executors.newFixedThreadPool(3);

	private final SeriesStore store = new SeriesStore();

	@AfterEach
	void stop() {
		this.readers.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_000, SAMPLES })
	void readersSeeWithoutGapsWhatWasAppended(long retentionMillis) throws Exception {
		this.store.retain(List.of(new Retention(List.of(), Duration.ofMillis(retentionMillis))));
		SeriesAppender appender = Objects.requireNonNull(this.store.appender(Labels.named("series")));
		List<Future<?>> results = read(() -> readUntilTheLastSample(retentionMillis == SAMPLES));
		for (int i = 1; i <= SAMPLES; i++) {
			appender.append(i, value(i));
			if (i % 500 == 0) {
				this.store.expire(i);
			}
		}
		await(results);
	}

	private void readUntilTheLastSample(boolean complete) {
		Series series = this.store.select(ALL, 0, 0).get(0);
		SampleBuffer samples = new SampleBuffer();
		CounterWindow counter = new CounterWindow();
		long last = 0;
		while (last < SAMPLES) {
			samples.clear();
			series.read(last - 300, Long.MAX_VALUE, samples);
			for (int i = 0; i < samples.size(); i++) {
				long time = samples.time(i);
				check(samples.value(i) == value(time), "value of " + time);
				check(i == 0 || time == samples.time(i - 1) + 1, "gap before " + time);
			}
			if (samples.size() > 0) {
				long newest = samples.time(samples.size() - 1);
				check(newest >= last, newest + " after " + last);
				last = newest;
			}
			series.readCounter(last - 200, last, counter);
			long expected = complete ? Math.min(200, last) : counter.count();
			check(counter.count() == expected, "count of " + counter.count() + " at " + last);
			samples.clear();
			series.readLast(last - 1, Long.MAX_VALUE, samples);
			check(last == 0 || (samples.size() == 1 && samples.time(0) >= last), "last sample before " + last);
		}
	}

	@Test
	void selectionsSeeEverySeriesThatWasCreated() throws Exception {
		this.store.retain(List.of(new Retention(List.of(), Duration.ofHours(1))));
		List<Future<?>> results = read(this::selectUntilTheLastSeries);
		for (int i = 0; i < SERIES; i++) {
			Objects.requireNonNull(this.store.appender(Labels.named("series", "i", "" + i))).append(1, i);
		}
		await(results);
	}

	private void selectUntilTheLastSeries() {
		int size = 0;
		while (size < SERIES) {
			List<? extends Series> selected = this.store.select(ALL, 0, 1);
			check(selected.size() >= size, selected.size() + " series after " + size);
			size = selected.size();
			for (int i = 1; i < size; i++) {
				check(selected.get(i - 1).labels().compareTo(selected.get(i).labels()) < 0, "order at " + i);
			}
		}
	}

	private List<Future<?>> read(Runnable reader) {
		List<Future<?>> results = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			results.add(this.readers.submit(reader));
		}
		return results;
	}

	private static void await(List<Future<?>> results) throws Exception {
		assertThat(results).isNotEmpty();
		for (Future<?> result : results) {
			result.get(50, TimeUnit.SECONDS);
		}
	}

	private static double value(long time) {
		return time + ((time & 64) == 0 ? 0 : 1 / 3.0);
	}

	private static void check(boolean condition, String message) {
		if (!condition) {
			throw new IllegalStateException(message);
		}
	}

}
