package io.monitoring.web.prometheus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.monitoring.engine.QueryBackend;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.TimeModifier;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Tells which series there are, and the names and values of their labels.
 */
final class SeriesEndpoint {

	private static final String MATCH = "match[]";

	private final AdHocQueries queries;

	SeriesEndpoint(AdHocQueries queries) {
		this.queries = queries;
	}

	String series(Parameters parameters) {
		if (parameters.all(MATCH).isEmpty()) {
			throw new PrometheusException(ErrorType.BAD_DATA, "no match[] parameter provided");
		}
		return this.queries.run(() -> {
			List<Map<String, String>> found = select(parameters).stream().map(Labels::toMap).toList();
			return Envelope.success(found, parameters.limit("limit"));
		});
	}

	String labelNames(Parameters parameters) {
		return this.queries.run(() -> {
			Set<String> names = new TreeSet<>();
			select(parameters).forEach((labels) -> names.addAll(labels.names()));
			return Envelope.success(List.copyOf(names), parameters.limit("limit"));
		});
	}

	String labelValues(String name, Parameters parameters) {
		return this.queries.run(() -> {
			Set<String> values = new TreeSet<>();
			select(parameters).forEach((labels) -> {
				if (labels.has(name)) {
					values.add(labels.get(name));
				}
			});
			return Envelope.success(List.copyOf(values), parameters.limit("limit"));
		});
	}

	private Set<Labels> select(Parameters parameters) {
		long start = parameters.time("start", -QueryBackend.EVER);
		long end = parameters.time("end", QueryBackend.EVER);
		List<List<LabelMatcher>> selectors = parameters.all(MATCH).stream().map(this::matchers).toList();
		return this.queries.backend().series(selectors, start, end);
	}

	private List<LabelMatcher> matchers(String text) {
		Expr expr = this.queries.prepare(MATCH, text).expr();
		if (expr instanceof Expr.VectorSelector selector && selector.modifier().equals(TimeModifier.NONE)) {
			return selector.matchers();
		}
		throw PrometheusException.invalid(MATCH,
				"'%s' is not a selector of series such as up{job=\"api\"}".formatted(text));
	}

}
