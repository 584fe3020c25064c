package io.monitoring.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.export.PrometheusRuleFile;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Labels;
import tools.jackson.databind.JsonNode;

/**
 * The same expressions and rules over the same samples, in this process and on the
 * Prometheus that is installed, one after the other in the same run. Answers are compared
 * before anything is timed. Of Prometheus only the time inside its engine counts
 * ({@code execTotalTime} of a query, {@code evaluationTime} of a rule group), no HTTP.
 */
public final class PrometheusComparison {

	private static final int ROUNDS = 5;

	private static final int QUERIES = 40;

	private static final long BATCH_NANOS = Duration.ofSeconds(1).toNanos();

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long GRAPH_STEP = Duration.ofMinutes(5).toMillis();

	private final RequestHistory history;

	private final RuleWork work;

	private final PrometheusServer server;

	private PrometheusComparison(RequestHistory history, RuleWork work, PrometheusServer server) {
		this.history = history;
		this.work = work;
		this.server = server;
	}

	/**
	 * Run the comparison and print a table.
	 * @param arguments none
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path directory = Files.createTempDirectory("comparison");
		long now = Instant.now().toEpochMilli();
		RequestHistory history = new RequestHistory(now - now % RequestHistory.STEP);
		RuleWork work = new RuleWork(history);
		Path samples = directory.resolve("samples.txt");
		try (Writer writer = Files.newBufferedWriter(samples)) {
			history.writeTo(writer);
		}
		Path data = directory.resolve("data");
		PrometheusServer.createBlocks(samples, data);
		List<RuleGroup> groups = new ArrayList<>(work.burnRateRules());
		groups.addAll(work.thresholdRule());
		Files.writeString(directory.resolve("rules.yml"), PrometheusRuleFile.write(groups, Duration.ofSeconds(5)));
		Files.writeString(directory.resolve("prometheus.yml"), "rule_files: [ rules.yml ]\n");
		try (PrometheusServer server = PrometheusServer.start(directory, data)) {
			new PrometheusComparison(history, work, server).run();
		}
	}

	private void run() throws IOException, InterruptedException {
		System.out.println("| work | here, ms | Prometheus, ms | ratio | load |\n|---|---|---|---|---|");
		instant("simple threshold, as a query", RuleWork.THRESHOLD);
		instant("pair 3d/6h, 5 series", RuleWork.PAIR_OF_ONE);
		instant("pair 3d/6h by uri, 100 series", RuleWork.PAIR_BY_URI);
		range("graph of a day of rate[3d], 5 series", RuleWork.LONG_RATE);
		double[][] theirs = new double[2][ROUNDS * 2];
		for (int i = 0; i < ROUNDS * 2; i++) {
			Thread.sleep(5_000);
			JsonNode groups = this.server.rules().path("groups");
			theirs[0][i] = evaluationMillis(groups, "threshold");
			theirs[1][i] = evaluationMillis(groups, "slo:");
		}
		print("simple threshold, as a rule", median(this.work.cycle(this.work.thresholdRule())), median(theirs[0]));
		print("all rules of 20 objectives", median(this.work.cycle(this.work.burnRateRules())), median(theirs[1]));
	}

	private static double evaluationMillis(JsonNode groups, String prefix) {
		double seconds = 0;
		for (JsonNode group : groups) {
			if (group.path("name").asString().startsWith(prefix)) {
				seconds += group.path("evaluationTime").asDouble();
			}
		}
		return seconds * 1000;
	}

	private void instant(String name, String text) throws IOException, InterruptedException {
		Query query = this.work.prepare(text);
		long time = this.history.evaluationTime();
		compare(this.work.instant(query), this.server.instant(text, time).path("result"));
		double[] theirs = new double[QUERIES];
		for (int i = 0; i < QUERIES * 2; i++) {
			theirs[i % QUERIES] = execMillis(this.server.instant(text, time));
		}
		print(name, median(() -> this.work.instant(query)), median(theirs));
	}

	private void range(String name, String text) throws IOException, InterruptedException {
		Query query = this.work.prepare(text);
		long end = this.history.evaluationTime();
		compare(this.work.range(query), this.server.range(text, end - DAY, end, GRAPH_STEP).path("result"));
		double[] theirs = new double[ROUNDS];
		for (int i = 0; i < ROUNDS; i++) {
			theirs[i] = execMillis(this.server.range(text, end - DAY, end, GRAPH_STEP));
		}
		print(name, median(() -> this.work.range(query)), median(theirs));
	}

	private static double execMillis(JsonNode answer) {
		return answer.path("stats").path("timings").path("execTotalTime").asDouble() * 1000;
	}

	private static void print(String name, double here, double there) throws IOException {
		System.out.printf("| %s | %.4f | %.3f | %.0f | %s |%n", name, here, there, there / here,
				PrometheusServer.loadAverage());
	}

	/** Median of the means of some batches, after two batches of warm-up. */
	private static double median(Runnable work) {
		double[] millis = new double[ROUNDS];
		for (int round = -2; round < ROUNDS; round++) {
			long start = System.nanoTime();
			long operations = 0;
			while (System.nanoTime() - start < BATCH_NANOS) {
				work.run();
				operations++;
			}
			if (round >= 0) {
				millis[round] = (System.nanoTime() - start) / 1e6 / operations;
			}
		}
		return median(millis);
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static void compare(QueryResult here, JsonNode there) {
		Map<Labels, Double> ours = new TreeMap<>();
		if (here.value() instanceof Value.Matrix matrix) {
			matrix.series().forEach((range) -> ours.put(range.labels(), Arrays.stream(range.values()).sum()));
		}
		else {
			((Value.Vector) here.value()).samples().forEach((sample) -> ours.put(sample.labels(), sample.value()));
		}
		Map<Labels, Double> theirs = new TreeMap<>();
		for (JsonNode element : there) {
			Labels.Builder labels = Labels.builder();
			element.path("metric").properties().forEach((label) -> labels.set(label.getKey(), label.getValue().asString()));
			double sum = element.has("value") ? element.path("value").get(1).asDouble() : 0;
			for (JsonNode sample : element.path("values")) {
				sum += sample.get(1).asDouble();
			}
			theirs.put(labels.build(), sum);
		}
		boolean same = ours.keySet().equals(theirs.keySet()) && ours.entrySet()
			.stream()
			.allMatch((entry) -> Math.abs(entry.getValue() / theirs.getOrDefault(entry.getKey(), Double.NaN) - 1) < 1e-9);
		if (!same) {
			throw new IllegalStateException("Different answers: " + ours + " and " + theirs);
		}
	}

}
