package io.monitoring.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * An immutable set of label names and values, sorted by name. As in Prometheus, a label
 * with an empty value is the same as no label.
 */
public final class Labels implements Comparable<Labels> {

	/** Name of the label that holds the metric name. */
	public static final String METRIC_NAME = "__name__";

	/** The empty label set. */
	public static final Labels EMPTY = new Labels(new String[0]);

	private final String[] pairs;

	private final int hash;

	/** Kept once found, because functions of a series ask at every evaluation. */
	private @Nullable Labels unnamed;

	private Labels(String[] pairs) {
		this.pairs = pairs;
		this.hash = Arrays.hashCode(pairs);
	}

	/**
	 * Create labels from alternating names and values in any order.
	 * @param namesAndValues names and values, an even number
	 * @return the labels
	 */
	public static Labels of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("'namesAndValues' must hold an even number of strings");
		}
		Builder builder = builder();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			builder.set(namesAndValues[i], namesAndValues[i + 1]);
		}
		return builder.build();
	}

	public static Labels of(Map<String, String> map) {
		Builder builder = builder();
		map.forEach(builder::set);
		return builder.build();
	}

	/**
	 * Create labels with a metric name.
	 * @param metricName the metric name
	 * @param namesAndValues the other names and values, an even number
	 * @return the labels
	 */
	public static Labels named(String metricName, String... namesAndValues) {
		return of(namesAndValues).toBuilder().set(METRIC_NAME, metricName).build();
	}

	public static Builder builder() {
		return new Builder(new SortedPairs());
	}

	public Builder toBuilder() {
		return new Builder(new SortedPairs(this.pairs));
	}

	public int size() {
		return this.pairs.length / 2;
	}

	public boolean isEmpty() {
		return this.pairs.length == 0;
	}

	/**
	 * Return the label name at a position of the sorted order.
	 * @param index between 0 and {@link #size()} exclusive
	 * @return the name
	 */
	public String name(int index) {
		return this.pairs[2 * index];
	}

	/**
	 * Return the label value at a position of the sorted order.
	 * @param index between 0 and {@link #size()} exclusive
	 * @return the value
	 */
	public String value(int index) {
		return this.pairs[2 * index + 1];
	}

	/**
	 * Return the value of a label, the empty string where it is missing.
	 * @param name the label name
	 * @return the value, never {@code null}
	 */
	public String get(String name) {
		String value = find(name);
		return (value != null) ? value : "";
	}

	public boolean has(String name) {
		return find(name) != null;
	}

	private @Nullable String find(String name) {
		for (int i = 0; i < this.pairs.length; i += 2) {
			int order = SortedPairs.compare(this.pairs[i], name);
			if (order == 0) {
				return this.pairs[i + 1];
			}
			if (order > 0) {
				return null;
			}
		}
		return null;
	}

	/**
	 * Return the metric name, the empty string where there is none.
	 * @return the metric name
	 */
	public String metricName() {
		return get(METRIC_NAME);
	}

	/**
	 * Return these labels with one of them set, or removed by an empty value.
	 * @param name the label name
	 * @param value the value
	 * @return the new labels
	 */
	public Labels with(String name, String value) {
		return toBuilder().set(name, value).build();
	}

	/**
	 * Return these labels with all of the others set over them.
	 * @param others the labels that win
	 * @return the new labels
	 */
	public Labels with(Labels others) {
		Builder builder = toBuilder();
		others.forEach(builder::set);
		return builder.build();
	}

	public Labels withoutMetricName() {
		if (this.unnamed == null) {
			this.unnamed = without(Collections.singleton(METRIC_NAME));
		}
		return this.unnamed;
	}

	/**
	 * Return these labels without the named ones.
	 * @param names the names to remove
	 * @return the new labels, this instance where nothing was removed
	 */
	public Labels without(Collection<String> names) {
		return filter((name) -> !names.contains(name));
	}

	/**
	 * Return only the named labels.
	 * @param names the names to keep
	 * @return the new labels, this instance where nothing was removed
	 */
	public Labels keep(Collection<String> names) {
		return filter(names::contains);
	}

	private Labels filter(Predicate<String> keep) {
		String[] kept = new String[this.pairs.length];
		int length = 0;
		for (int i = 0; i < this.pairs.length; i += 2) {
			if (keep.test(this.pairs[i])) {
				kept[length++] = this.pairs[i];
				kept[length++] = this.pairs[i + 1];
			}
		}
		if (length == this.pairs.length) {
			return this;
		}
		return (length == 0) ? EMPTY : new Labels(Arrays.copyOf(kept, length));
	}

	public void forEach(BiConsumer<String, String> action) {
		for (int i = 0; i < this.pairs.length; i += 2) {
			action.accept(this.pairs[i], this.pairs[i + 1]);
		}
	}

	public List<String> names() {
		List<String> names = new ArrayList<>(size());
		forEach((name, value) -> names.add(name));
		return names;
	}

	/** Return a copy as a map in the order of the names. */
	public Map<String, String> toMap() {
		Map<String, String> map = new LinkedHashMap<>();
		forEach(map::put);
		return map;
	}

	/**
	 * Compare as Prometheus does: name and value pairwise, then the number of labels.
	 */
	@Override
	public int compareTo(Labels other) {
		int common = Math.min(this.pairs.length, other.pairs.length);
		for (int i = 0; i < common; i++) {
			int order = SortedPairs.compare(this.pairs[i], other.pairs[i]);
			if (order != 0) {
				return order;
			}
		}
		return this.pairs.length - other.pairs.length;
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return this == obj
				|| (obj instanceof Labels other && this.hash == other.hash && Arrays.equals(this.pairs, other.pairs));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	/**
	 * Return the labels in the notation of a selector, for example {@code up{job="api"}}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(metricName());
		char separator = '{';
		for (int i = 0; i < this.pairs.length; i += 2) {
			if (!this.pairs[i].equals(METRIC_NAME)) {
				text.append(separator).append(this.pairs[i]).append('=');
				Quoting.quote(this.pairs[i + 1], text);
				separator = ',';
			}
		}
		if (separator == ',') {
			return text.append('}').toString();
		}
		return text.isEmpty() ? "{}" : text.toString();
	}

	/**
	 * Collects labels; the last value set for a name wins and an empty one removes it.
	 */
	public static final class Builder {

		private final SortedPairs pairs;

		private Builder(SortedPairs pairs) {
			this.pairs = pairs;
		}

		/**
		 * Set a label, or remove it by an empty value.
		 * @param name the label name
		 * @param value the value
		 * @return this builder
		 */
		public Builder set(String name, String value) {
			this.pairs.set(name, value);
			return this;
		}

		public Builder remove(String name) {
			return set(name, "");
		}

		public Labels build() {
			String[] sorted = this.pairs.toArray();
			return (sorted.length == 0) ? EMPTY : new Labels(sorted);
		}

	}

}
