package io.monitoring.micrometer;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.monitoring.alert.Alert;
import io.monitoring.engine.TraceSource;
import io.monitoring.series.Labels;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.DistributionDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import org.jspecify.annotations.Nullable;

/**
 * Finds an example among the exemplars that the Prometheus registry keeps of HTTP
 * requests where they are traced: of alerts about latency the slowest request, of others
 * a failed one. Nothing happens while requests are served.
 */
public final class ExampleTraces implements TraceSource {

	private static final String REQUESTS = "http_server_requests";

	private static final Duration MAX_AGE = Duration.ofHours(1);

	/** Nothing that is not the id of a trace leaves the process by this way. */
	private static final Pattern TRACE = Pattern.compile("[0-9a-fA-F]{16,32}");

	private final PrometheusRegistry registry;

	private final Set<String> latencyObjectives;

	private final Predicate<Labels> requests;

	/**
	 * Create the source.
	 * @param registry where the exemplars are
	 * @param latencyObjectives names of the objectives that are about latency
	 * @param requests which requests count, by the labels of their timer
	 */
	public ExampleTraces(PrometheusRegistry registry, Set<String> latencyObjectives, Predicate<Labels> requests) {
		this.registry = registry;
		this.latencyObjectives = Set.copyOf(latencyObjectives);
		this.requests = requests;
	}

	@Override
	public @Nullable String exampleOf(Alert alert) {
		String signal = alert.labels().get("signal");
		String objective = alert.labels().get("slo");
		if (objective.isEmpty() && !signal.startsWith("request-") && !alert.labels().has("uri")) {
			return null;
		}
		boolean slow = signal.equals("request-latency") || this.latencyObjectives.contains(objective);
		Comparator<Example> slowest = Comparator.comparingDouble(Example::seconds);
		return examples(alert).filter((example) -> slow || example.failed())
			.max(slow ? slowest : Comparator.comparingLong(Example::time))
			.map(Example::trace)
			.orElse(null);
	}

	private Stream<Example> examples(Alert alert) {
		long oldest = alert.activeAt().minus(MAX_AGE).toEpochMilli();
		return this.registry.scrape((name) -> name.startsWith(REQUESTS))
			.stream()
			.flatMap((snapshot) -> snapshot.getDataPoints().stream())
			.filter(DistributionDataPointSnapshot.class::isInstance)
			.map(DistributionDataPointSnapshot.class::cast)
			.flatMap((point) -> examples(point, alert))
			.filter((example) -> example.time() >= oldest && TRACE.matcher(example.trace()).matches());
	}

	private Stream<Example> examples(DistributionDataPointSnapshot point, Alert alert) {
		Labels.Builder builder = Labels.builder();
		point.getLabels().forEach((label) -> builder.set(label.getName(), label.getValue()));
		Labels labels = builder.build();
		if (!this.requests.test(labels) || !isAbout(alert, labels)) {
			return Stream.empty();
		}
		return StreamSupport.stream(point.getExemplars().spliterator(), false)
			.map((exemplar) -> Example.of(exemplar, labels));
	}

	/** An alert on one route gets an example of that route. */
	private static boolean isAbout(Alert alert, Labels labels) {
		String uri = alert.labels().get("uri");
		return uri.isEmpty() || uri.equals(labels.get("uri"));
	}

	/**
	 * A traced request.
	 *
	 * @param trace id of the trace
	 * @param time when it was
	 * @param seconds how long it took
	 * @param failed whether it was answered with a 5xx status
	 */
	private record Example(String trace, long time, double seconds, boolean failed) {

		static Example of(Exemplar exemplar, Labels labels) {
			String trace = exemplar.getLabels().get(Exemplar.TRACE_ID);
			return new Example((trace != null) ? trace : "", exemplar.getTimestampMillis(), exemplar.getValue(),
					labels.get("status").startsWith("5"));
		}

	}

}
