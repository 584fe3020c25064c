package io.monitoring.promql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.promql.parser.VectorMatching;
import io.monitoring.series.Labels;

/**
 * The labels on which two vectors are matched, numbered so that both sides agree.
 */
final class Signatures {

	private final boolean on;

	private final Set<String> names;

	private final Map<Labels, Integer> numbers = new HashMap<>();

	private Signatures(boolean on, Set<String> names) {
		this.on = on;
		this.names = names;
	}

	static Signatures of(VectorMatching matching) {
		Set<String> names = new HashSet<>(matching.labels());
		if (!matching.on()) {
			names.add(Labels.METRIC_NAME);
		}
		return new Signatures(matching.on(), names);
	}

	Labels labels(Labels labels) {
		return this.on ? labels.keep(this.names) : labels.without(this.names);
	}

	/**
	 * Number the signatures of rows.
	 * @param rows one side
	 * @return a number for each row, equal where the signatures are
	 */
	int[] number(List<Row> rows) {
		int[] numbered = new int[rows.size()];
		for (int i = 0; i < numbered.length; i++) {
			numbered[i] = this.numbers.computeIfAbsent(labels(rows.get(i).labels()),
					(signature) -> this.numbers.size());
		}
		return numbered;
	}

	int count() {
		return this.numbers.size();
	}

}
