package io.monitoring.slo;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;

/**
 * Compiles the expressions of objectives.
 */
public final class SloTestQueries {

	private static final QueryEngine ENGINE = new QueryEngine(QueryOptions.DEFAULTS);

	private SloTestQueries() {
	}

	public static Query compile(String text) {
		return ENGINE.prepare(text);
	}

}
