package io.monitoring.remote;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.series.SeriesSource;

/**
 * Answers the queries of people. They see warnings of the server instead of an error, and
 * know best which time they mean: nothing is taken off it.
 */
final class RemoteReader {

	private final RemoteClient client;

	private final QueryOptions options;

	private final Duration timeout;

	private final List<String> warnings = new ArrayList<>();

	private final List<String> infos = new ArrayList<>();

	RemoteReader(RemoteClient client, QueryOptions options, RemoteSettings.Limits limits) {
		this.client = client;
		this.options = options;
		this.timeout = (options.timeout().compareTo(limits.timeout()) < 0) ? options.timeout() : limits.timeout();
	}

	QueryResult read(QueryPlan plan, QueryEngine engine, SeriesSource local, StepRange at) {
		Query query = plan.query();
		if (query == null) {
			return result(value(this.client.instant(plan.parts().get(0), at.start(), this.timeout)));
		}
		PartSource source = new PartSource(local, at);
		plan.parts().forEach((part) -> source.add(value(this.client.instant(part, at.start(), this.timeout))));
		return merged(engine.with(this.options).instant(query, source, at.start()));
	}

	QueryResult readRange(QueryPlan plan, QueryEngine engine, SeriesSource local, StepRange steps) {
		Query query = plan.query();
		long points = (steps.end() - steps.start()) / steps.step() + 1;
		if (points > this.options.maxPoints()) {
			throw new QueryException(
					"The range has %d steps, at most %d are allowed: use a larger step or a shorter range"
						.formatted(points, this.options.maxPoints()));
		}
		if (query == null) {
			return result(value(this.client.range(plan.parts().get(0), steps, this.timeout)));
		}
		PartSource source = new PartSource(local, steps);
		plan.parts().forEach((part) -> source.add(value(this.client.range(part, steps, this.timeout))));
		return merged(engine.with(this.options).range(query, source, steps.start(), steps.end(), steps.step()));
	}

	private Value value(RemoteAnswer answer) {
		this.warnings.addAll(answer.warnings());
		this.infos.addAll(answer.infos());
		if (answer.partial()) {
			this.warnings.add("the server says that its answer is partial");
		}
		Value value = answer.value();
		if (value == null) {
			throw new QueryException("the server gave no value");
		}
		return value;
	}

	private QueryResult result(Value value) {
		return new QueryResult(value, this.warnings, this.infos);
	}

	private QueryResult merged(QueryResult local) {
		this.warnings.addAll(local.warnings());
		this.infos.addAll(local.infos());
		return result(local.value());
	}

}
