package io.monitoring.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes a sample of a real run takes in sealed chunks, by kind of meter: reads
 * what {@link MetricsRecorder} wrote. Heads are left out, as they are in the figures of
 * Prometheus, whose blocks of the same samples are measured with it.
 */
public final class StoreSize {

	/** Samples of a chunk: what is left over after the last full one is not counted. */
	private static final int CHUNK = 120;

	private final Map<String, List<long[]>> series = new TreeMap<>();

	private final Map<String, String> kinds = new HashMap<>();

	private StoreSize() {
	}

	/**
	 * Print the sizes.
	 * @param arguments the recorded file
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		StoreSize size = new StoreSize();
		size.read(Path.of(arguments[0]));
		System.out.println("| every | kind | series | samples | bytes per sample | Prometheus |\n|---|---|---|---|---|---|");
		for (int every : new int[] { 1, 4, 15 }) {
			size.report(every);
		}
	}

	private void read(Path file) throws IOException {
		long stamp = 0;
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (line.startsWith(MetricsRecorder.STAMP)) {
					stamp = Long.parseLong(line.substring(MetricsRecorder.STAMP.length()));
				}
				else if (line.startsWith("# TYPE ")) {
					String[] words = line.split(" ");
					this.kinds.put(words[2], words[3]);
				}
				else if (!line.startsWith("#")) {
					int space = line.lastIndexOf(' ');
					double value = parse(line.substring(space + 1));
					this.series.computeIfAbsent(line.substring(0, space), (name) -> new ArrayList<>())
						.add(new long[] { stamp, Double.doubleToRawLongBits(value) });
				}
			}
		}
	}

	private static double parse(String text) {
		return switch (text) {
			case "+Inf" -> Double.POSITIVE_INFINITY;
			case "-Inf" -> Double.NEGATIVE_INFINITY;
			default -> Double.parseDouble(text);
		};
	}

	/** Counters and gauges as a reader means them: what a histogram exports counts, too. */
	private String kind(String name) {
		String metric = name.contains("{") ? name.substring(0, name.indexOf('{')) : name;
		String type = this.kinds.get(metric);
		if (type != null) {
			return type;
		}
		return "timer" + metric.substring(metric.lastIndexOf('_'));
	}

	private void report(int every) throws IOException, InterruptedException {
		Map<String, List<String>> byKind = new TreeMap<>();
		this.series.keySet().forEach((name) -> {
			byKind.computeIfAbsent(kind(name), (kind) -> new ArrayList<>()).add(name);
			byKind.computeIfAbsent("~ all", (kind) -> new ArrayList<>()).add(name);
		});
		for (Map.Entry<String, List<String>> entry : byKind.entrySet()) {
			Map<String, List<long[]>> samples = new TreeMap<>();
			entry.getValue().forEach((name) -> {
				List<long[]> chunks = wholeChunks(name, every);
				if (!chunks.isEmpty()) {
					samples.put(name, chunks);
				}
			});
			long count = samples.values().stream().mapToLong(List::size).sum();
			if (count > 0) {
				System.out.printf("| %ds | %s | %d | %d | %.2f | %.2f |%n", every, entry.getKey(), samples.size(), count,
						(double) packedBytes(samples) / count, (double) prometheusBytes(samples) / count);
			}
		}
	}

	private List<long[]> wholeChunks(String name, int every) {
		List<long[]> kept = new ArrayList<>();
		for (long[] sample : this.series.getOrDefault(name, List.of())) {
			if (sample[0] / 1000 % every == 0) {
				kept.add(sample);
			}
		}
		return kept.subList(0, kept.size() - kept.size() % CHUNK);
	}

	/**
	 * The chunks alone: a first store holds series with a single sample, which has the
	 * same head as one whose last chunk was just sealed.
	 */
	private static long packedBytes(Map<String, List<long[]>> samples) {
		return bytes(samples, true) - bytes(samples, false);
	}

	private static long bytes(Map<String, List<long[]>> samples, boolean all) {
		SeriesStore store = new SeriesStore();
		store.retain(List.of(new Retention(List.of(), Duration.ofDays(1))));
		samples.forEach((name, values) -> {
			SeriesAppender appender = appender(store, name);
			if (appender != null && all) {
				values.forEach((sample) -> appender.append(sample[0], Double.longBitsToDouble(sample[1])));
				appender.append(values.get(values.size() - 1)[0] + 1, 0);
			}
		});
		return store.statistics().bytes();
	}

	private static @Nullable SeriesAppender appender(SeriesStore store, String name) {
		return store.appender(Labels.of(Labels.METRIC_NAME, "m", "text", name));
	}

	private static long prometheusBytes(Map<String, List<long[]>> samples) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("blocks");
		Path text = directory.resolve("samples.txt");
		try (Writer writer = Files.newBufferedWriter(text)) {
			for (Map.Entry<String, List<long[]>> entry : samples.entrySet()) {
				for (long[] sample : entry.getValue()) {
					writer.write(entry.getKey() + ' ' + Double.longBitsToDouble(sample[1]) + ' ' + sample[0] / 1000 + '\n');
				}
			}
			writer.write("# EOF\n");
		}
		PrometheusServer.createBlocks(text, directory.resolve("data"));
		try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
			return files.filter((file) -> file.toString().contains("/chunks/")).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

}
