package io.monitoring.promql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.series.Labels;

/**
 * Unites rows whose labels became equal. They may follow each other in time, but two
 * values at the same step are an error.
 */
final class RowMerger {

	private RowMerger() {
	}

	static List<Row> merge(List<Row> rows) {
		if (rows.size() < 2 || !hasDuplicates(rows)) {
			return rows;
		}
		Map<Labels, Row> merged = new LinkedHashMap<>();
		for (Row row : rows) {
			merged.merge(row.labels(), row, RowMerger::unite);
		}
		return new ArrayList<>(merged.values());
	}

	private static boolean hasDuplicates(List<Row> rows) {
		Set<Labels> seen = new HashSet<>(rows.size() * 2);
		for (Row row : rows) {
			if (!seen.add(row.labels())) {
				return true;
			}
		}
		return false;
	}

	private static Row unite(Row first, Row second) {
		double[] values = first.values().clone();
		for (int i = 0; i < values.length; i++) {
			if (!second.has(i)) {
				continue;
			}
			if (first.has(i)) {
				throw new QueryException("vector cannot contain metrics with the same labelset");
			}
			values[i] = second.values()[i];
		}
		return new Row(first.labels(), first.dropName() || second.dropName(), values);
	}

}
