package io.monitoring.rule;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.promql.Value;
import io.monitoring.rule.template.TemplateQuery;
import io.monitoring.rule.template.TemplateSample;
import io.monitoring.series.Labels;

/**
 * Answers the queries of the templates of one rule. Parsed queries are remembered, and
 * within an evaluation also their results, because most alerts of a rule ask the same.
 */
final class TemplateQueries {

	private static final int MAX_PREPARED = 256;

	/** For all alerts of a rule in one evaluation: each is a query of its own. */
	private static final int MAX_RESULTS = 512;

	private static final int MAX_SAMPLES = 1000;

	private final TemplateContext context;

	private final QueryFunction query;

	private final Map<String, Query> prepared = new LinkedHashMap<>(16, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Query> eldest) {
			return size() > MAX_PREPARED;
		}

	};

	TemplateQueries(TemplateContext context, QueryFunction query) {
		this.context = context;
		this.query = query;
	}

	/**
	 * Return what answers at an instant.
	 * @param time the instant of the evaluation
	 * @return the function that templates call
	 */
	TemplateQuery at(Instant time) {
		Map<String, List<TemplateSample>> results = new HashMap<>();
		return (text) -> {
			List<TemplateSample> known = results.get(text);
			if (known != null) {
				return known;
			}
			if (results.size() >= MAX_RESULTS) {
				throw new RuleException("the templates of the rule ask more than " + MAX_RESULTS + " queries");
			}
			List<TemplateSample> samples = samples(text, time);
			results.put(text, samples);
			return samples;
		};
	}

	private List<TemplateSample> samples(String text, Instant time) {
		Query parsed = this.prepared.get(text);
		if (parsed == null) {
			parsed = this.context.prepare(text);
			this.prepared.put(text, parsed);
		}
		Value value = this.query.query(parsed, time);
		if (value instanceof Value.Scalar scalar) {
			return List.of(new TemplateSample(Labels.EMPTY, scalar.value()));
		}
		if (!(value instanceof Value.Vector vector)) {
			throw new RuleException(
					"a template needs a vector or a scalar, but the query returned another type: " + value.type());
		}
		if (vector.samples().size() > MAX_SAMPLES) {
			throw new RuleException("a template can use " + MAX_SAMPLES + " elements, but the query returned "
					+ vector.samples().size());
		}
		return vector.samples().stream().map((sample) -> new TemplateSample(sample.labels(), sample.value())).toList();
	}

}
