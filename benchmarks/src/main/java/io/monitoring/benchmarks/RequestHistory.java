package io.monitoring.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesSink;

/**
 * Four days of request counts, sampled every 15 seconds: 20 URIs with five statuses
 * each. The same seed gives the same samples, so that two engines get the same work.
 *
 * @param end time of the last sample in milliseconds since the epoch
 */
record RequestHistory(long end) {

	static final String COUNTS = "http_server_requests_seconds_count";

	static final int URIS = 20;

	static final long STEP = 15_000;

	/** No window of three days begins before the samples do, not even a day earlier. */
	private static final int SAMPLES = (int) (Duration.ofDays(4).plusHours(1).toMillis() / STEP);

	private static final List<String> STATUSES = List.of("200", "201", "404", "500", "503");

	/** Requests per second of each status. */
	private static final double[] RATES = { 5, 1, 0.1, 0.01, 0.002 };

	static String uri(int index) {
		return "/api/resource" + index;
	}

	/**
	 * Return an instant shortly after the last sample: no window has a sample on its
	 * edge, where Prometheus 2 and 3 differ.
	 * @return milliseconds since the epoch
	 */
	long evaluationTime() {
		return this.end + 3_000;
	}

	void writeTo(SeriesSink sink) {
		forEachSeries((labels, samples) -> {
			SeriesAppender appender = Objects.requireNonNull(sink.appender(labels), "The store is full");
			samples.accept(appender::append);
		});
	}

	void writeTo(Writer writer) throws IOException {
		try {
			forEachSeries((labels, samples) -> samples.accept((time, value) -> {
				try {
					writer.write(labels.toString() + ' ' + (long) value + ' ' + time / 1000 + "."
							+ String.format("%03d", time % 1000) + '\n');
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}));
			writer.write("# EOF\n");
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void forEachSeries(SeriesConsumer consumer) {
		for (int uri = 0; uri < URIS; uri++) {
			for (int status = 0; status < RATES.length; status++) {
				Labels labels = Labels.named(COUNTS, "application", "shop", "method", "GET", "uri", uri(uri), "status",
						STATUSES.get(status));
				Random random = new Random(31L * uri + status);
				double mean = RATES[status] * STEP / 1000;
				consumer.accept(labels, (sink) -> samples(random, mean, sink));
			}
		}
	}

	private void samples(Random random, double mean, SampleConsumer sink) {
		long count = 0;
		for (int i = SAMPLES - 1; i >= 0; i--) {
			count += Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
			sink.accept(this.end - i * STEP, count);
		}
	}

	/**
	 * Takes one series after the other.
	 */
	private interface SeriesConsumer {

		void accept(Labels labels, Consumer<SampleConsumer> samples);

	}

	/**
	 * Takes the samples of a series.
	 */
	private interface SampleConsumer {

		void accept(long time, double value);

	}

}
