package io.monitoring.slo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;

/**
 * Writes the counters of requests as PromQL selectors.
 */
public final class EventSelectors {

	private static final String REQUESTS = "http_server_requests_seconds";

	private static final String COUNT = "_count";

	private static final double NANOS_PER_SECOND = 1e9;

	private final List<LabelMatcher> matchers = new ArrayList<>();

	/**
	 * Select the requests of an indicator.
	 * @param indicator what is measured
	 * @param excludedPaths beginnings of the paths that are not traffic of users
	 */
	EventSelectors(ServiceLevelIndicator indicator, List<String> excludedPaths) {
		if (!excludedPaths.isEmpty()) {
			this.matchers.add(excluding(excludedPaths));
		}
		this.matchers.addAll(indicator.match());
	}

	String all() {
		return selector(COUNT, this.matchers);
	}

	/**
	 * Select requests by their status.
	 * @param type how the status is compared
	 * @param status regular expression for the status
	 * @return the counters
	 */
	String status(Type type, String status) {
		return selector(COUNT, with(new LabelMatcher("status", type, status)));
	}

	/**
	 * Select the histogram bucket of the requests that were answered within a time.
	 * @param threshold the longest time
	 * @return the counters
	 */
	String within(Duration threshold) {
		return selector("_bucket", with(LabelMatcher.equal("le", seconds(threshold))));
	}

	private List<LabelMatcher> with(LabelMatcher more) {
		List<LabelMatcher> all = new ArrayList<>(this.matchers);
		all.add(more);
		return all;
	}

	/**
	 * Return the condition that leaves out requests that are not traffic of users.
	 * @param paths beginnings of their paths, at least one
	 * @return a matcher of the label {@code uri}
	 */
	public static LabelMatcher excluding(List<String> paths) {
		List<String> alternatives = paths.stream().map((path) -> quoted(path) + "(/.*)?").toList();
		return new LabelMatcher("uri", Type.NOT_REGEX, String.join("|", alternatives));
	}

	private static String quoted(String path) {
		return path.replaceAll("[\\\\.+*?()|\\[\\]{}^$]", "\\\\$0");
	}

	private static String selector(String suffix, List<LabelMatcher> matchers) {
		List<String> texts = matchers.stream().map(LabelMatcher::toString).toList();
		return REQUESTS + suffix + (texts.isEmpty() ? "" : "{" + String.join(",", texts) + "}");
	}

	/**
	 * Write a bound as the Prometheus registry writes the label {@code le}: nanoseconds
	 * divided into seconds the way Micrometer does it, then the text of the double. That
	 * sampled labels are those of the registry is proven by the sampler's parity test.
	 */
	private static String seconds(Duration threshold) {
		return Double.toString(threshold.toNanos() / NANOS_PER_SECOND);
	}

}
