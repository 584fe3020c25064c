package io.monitoring.promql.differential;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;

/**
 * The samples that both engines are asked about, the same in every run. Samples lie 7 to
 * 8 seconds after multiples of 15 seconds, so that none is on the edge of a window.
 */
final class GeneratedSeries {

	/** The first of January 2026. */
	static final long START = 1_767_225_600_000L;

	static final long END = START + 3 * 3_600_000L;

	/** The last sample of the only series whose samples are on the edges of windows. */
	static final long LAST_EDGE = END - 15_000;

	private static final long INTERVAL = 15_000;

	/**
	 * A gap is only left above this: which of two corrections for a counter that begins
	 * inside a window comes first has changed after 2.42.
	 */
	private static final double HIGH = 3_000;

	private final Random random = new Random(20260101);

	private final List<Value.Range> series = new ArrayList<>();

	GeneratedSeries() {
		addRequests();
		addTemperatures();
		addLatencies();
		addInfos();
		addOddLabels();
		addSpecial("edge", START, 0, 1);
		addSpecial("late_total", START + 3_600_000 + 7_000, 12, 15);
	}

	/** Series that show differences of versions. */
	private void addSpecial(String name, long start, double first, double step) {
		long[] times = LongStream.iterate(start, (time) -> time < END, (time) -> time + INTERVAL).toArray();
		double[] values = IntStream.range(0, times.length).mapToDouble((i) -> first + i * step).toArray();
		this.series.add(new Value.Range(Labels.named(name), times, values));
	}

	private void addRequests() {
		for (String method : List.of("GET", "POST", "PUT")) {
			for (String status : List.of("200", "404", "500")) {
				for (String instance : List.of("a:80", "b:80")) {
					double speed = 1 + this.random.nextInt(20);
					Labels labels = Labels.named("requests_total", "method", method, "status", status, "instance",
							instance);
					add(labels, 5_000, (last) -> counter(last, speed));
				}
			}
			add(Labels.named("limit", "method", method), 10 + this.random.nextInt(90), (last) -> last);
		}
	}

	private double counter(double last, double speed) {
		if (this.random.nextInt(150) == 0) {
			return this.random.nextInt(3);
		}
		return last + Math.floor(speed * this.random.nextDouble());
	}

	private void addTemperatures() {
		for (int room = 0; room < 8; room++) {
			int number = room;
			Labels labels = Labels.named("temperature", "room", "r" + room, "floor", Integer.toString(room / 3));
			add(labels, HIGH + room, (last) -> gauge(last, number));
		}
		add(Labels.named("pressure", "room", "r1", "floor", "0"), 4_000, (last) -> last + this.random.nextGaussian());
		add(Labels.named("pressure", "room", "r2", "floor", "0"), -1e-7, (last) -> last * 1.01);
		add(Labels.named("pressure", "room", "r5", "site", "x"), 1e18, (last) -> last * 0.99);
	}

	private double gauge(double last, int room) {
		double next = Double.isFinite(last) ? last : HIGH;
		int chance = this.random.nextInt(120);
		if (room == 6 && chance < 2) {
			return (chance == 0) ? Double.NaN : Double.POSITIVE_INFINITY;
		}
		if (room == 7 && chance == 0) {
			return Double.NEGATIVE_INFINITY;
		}
		return (chance < 10) ? -next : next + 40 * this.random.nextGaussian();
	}

	private void addLatencies() {
		List<String> bounds = List.of("0.005", "0.1", "0.5", "1.0", "5", "+Inf");
		for (String path : List.of("/", "/orders", "/orders/{id}", "/unbounded")) {
			double[] rates = this.random.doubles(bounds.size(), 0, 10).sorted().toArray();
			long seed = this.random.nextLong();
			int size = bounds.size() - (path.equals("/unbounded") ? 1 : 0);
			for (int i = 0; i < size; i++) {
				Labels labels = Labels.named("latency_seconds_bucket", "path", path, "le", bounds.get(i));
				double rate = rates[i];
				Random shared = new Random(seed);
				add(labels, 5_000 + 100 * i, (last) -> last + Math.floor(rate * shared.nextDouble()));
			}
			add(Labels.named("latency_seconds_sum", "path", path), 6_000, (last) -> last + this.random.nextDouble());
			add(Labels.named("latency_seconds_count", "path", path), 5_500, (last) -> last + this.random.nextInt(10));
		}
	}

	private void addInfos() {
		add(Labels.named("build_info", "instance", "a:80", "version", "1.2"), 1, (last) -> last);
		add(Labels.named("build_info", "instance", "b:80", "version", "1.3"), 1, (last) -> last);
		add(Labels.named("up", "instance", "a:80"), 1, (last) -> this.random.nextInt(30) == 0 ? 0 : 1);
		add(Labels.named("up", "instance", "b:80"), 1, (last) -> this.random.nextInt(10) == 0 ? 0 : 1);
	}

	private void addOddLabels() {
		List<String> values = List.of("", " ", "a b", "a\"b", "a\\b", "a\nb", "äöü", "日本", "\uD83D\uDE00", "a|b", ".*",
				"A", "$1", "{}", "100%", "0.50", "NaN");
		for (String value : values) {
			add(Labels.named("odd", "text", value), this.random.nextInt(100), (last) -> last + 1);
		}
	}

	private void add(Labels labels, double first, DoubleUnaryOperator next) {
		List<Long> times = new ArrayList<>();
		List<Double> values = new ArrayList<>();
		double value = first;
		long gapUntil = 0;
		for (long tick = START; tick < END; tick += INTERVAL) {
			if (tick >= gapUntil) {
				times.add(tick + 7_000 + this.random.nextInt(1_000));
				values.add(value);
				if (value > HIGH && this.random.nextInt(200) == 0) {
					gapUntil = tick + (2 + this.random.nextInt(40)) * INTERVAL;
				}
			}
			double following = next.applyAsDouble(value);
			value = (tick < gapUntil && following < HIGH) ? value : following;
		}
		this.series.add(new Value.Range(labels, times.stream().mapToLong(Long::longValue).toArray(),
				values.stream().mapToDouble(Double::doubleValue).toArray()));
	}

	/**
	 * Return the samples in the text format that promtool reads.
	 * @return the text
	 */
	String openMetrics() {
		StringBuilder text = new StringBuilder();
		for (Value.Range range : this.series) {
			for (int i = 0; i < range.times().length; i++) {
				text.append(range.labels()).append(' ').append(number(range.values()[i]));
				text.append(' ').append(String.format("%d.%03d", range.times()[i] / 1000, range.times()[i] % 1000));
				text.append('\n');
			}
		}
		return text.append("# EOF\n").toString();
	}

	private static String number(double value) {
		if (Double.isInfinite(value)) {
			return (value > 0) ? "+Inf" : "-Inf";
		}
		return Double.toString(value);
	}

	/**
	 * Return a store with all samples.
	 * @return a new store
	 */
	SeriesStore store() {
		SeriesStore store = new SeriesStore();
		store.retain(List.of(new Retention(List.of(), Duration.ofDays(365))));
		for (Value.Range range : this.series) {
			SeriesAppender appender = store.appender(range.labels());
			for (int i = 0; i < range.times().length; i++) {
				appender.append(range.times()[i], range.values()[i]);
			}
		}
		return store;
	}

}
