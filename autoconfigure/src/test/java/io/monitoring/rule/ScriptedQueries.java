package io.monitoring.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.series.Labels;

/**
 * Answers queries by their text with what a test has set.
 */
final class ScriptedQueries implements QueryFunction {

	private final Map<String, List<Value.Sample>> vectors = new HashMap<>();

	private final Map<String, Value> values = new HashMap<>();

	final List<String> asked = new ArrayList<>();

	static Query query(String text) {
		return new Query(text, new Expr.NumberLiteral(0, new SourceRange(0, text.length())), List.of());
	}

	ScriptedQueries returns(String text, Value value) {
		this.values.put(text, value);
		return this;
	}

	ScriptedQueries returnsNothing(String text) {
		this.vectors.put(text, new ArrayList<>());
		return this;
	}

	ScriptedQueries adds(String text, Labels labels, double value) {
		this.vectors.computeIfAbsent(text, (key) -> new ArrayList<>()).add(new Value.Sample(labels, 0, value));
		return this;
	}

	ScriptedQueries fails(String text) {
		this.vectors.remove(text);
		return this;
	}

	@Override
	public Value query(Query query, Instant time) {
		this.asked.add(query.text());
		if (this.values.containsKey(query.text())) {
			return this.values.get(query.text());
		}
		List<Value.Sample> samples = this.vectors.get(query.text());
		if (samples == null) {
			throw new QueryException("scripted failure of " + query.text());
		}
		return new Value.Vector(samples);
	}

}
