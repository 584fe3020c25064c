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

	private static final double NANOS_PER_SECOND = 1e9;

	private EventSelectors() {
	}

	/**
	 * Write the selectors of an indicator.
	 * @param indicator what is measured
	 * @param excludedPaths beginnings of the paths that are not traffic of users
	 * @return the selectors
	 */
	static Measurement.Events of(ServiceLevelIndicator indicator, List<String> excludedPaths) {
		List<LabelMatcher> matchers = requests(indicator, excludedPaths);
		String total = selector("_count", matchers);
		if (indicator instanceof ServiceLevelIndicator.Latency latency) {
			matchers.add(LabelMatcher.equal("le", seconds(latency.threshold())));
			return new Measurement.Events(selector("_bucket", matchers), total, false);
		}
		matchers.add(new LabelMatcher("status", Type.NOT_REGEX, "5.."));
		return new Measurement.Events(selector("_count", matchers), total, true);
	}

	private static List<LabelMatcher> requests(ServiceLevelIndicator indicator, List<String> excludedPaths) {
		List<LabelMatcher> matchers = new ArrayList<>();
		if (!excludedPaths.isEmpty()) {
			matchers.add(excluding(excludedPaths));
		}
		matchers.addAll(indicator.match());
		return matchers;
	}

	/**
	 * Write a query for the number of bad events by route, and by exception where events
	 * are bad because they fail.
	 * @param indicator what is measured
	 * @param excludedPaths beginnings of the paths that are not traffic of users
	 * @param window how far to look back
	 * @return the query
	 */
	static String badByRoute(ServiceLevelIndicator indicator, List<String> excludedPaths, String window) {
		if (indicator instanceof ServiceLevelIndicator.Latency) {
			Measurement.Events selectors = of(indicator, excludedPaths);
			String byRoute = "sum by (method, uri) (increase(%s[%s]))";
			return "(" + byRoute.formatted(selectors.total(), window) + " - "
					+ byRoute.formatted(selectors.good(), window) + ")";
		}
		List<LabelMatcher> matchers = requests(indicator, excludedPaths);
		matchers.add(new LabelMatcher("status", Type.REGEX, "5.."));
		return "sum by (method, uri, exception) (increase(%s[%s]))".formatted(selector("_count", matchers), window);
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
