package io.monitoring.promql;

import java.util.List;

/**
 * What a query returned.
 *
 * @param value the value
 * @param warnings what is probably wrong with the query or its data
 * @param infos what is worth to know about it
 */
public record QueryResult(Value value, List<String> warnings, List<String> infos) {

	public QueryResult {
		warnings = List.copyOf(warnings);
		infos = List.copyOf(infos);
	}

}
