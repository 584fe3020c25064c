package io.monitoring.rule.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.rule.template.TemplateFunctions.Signature;
import io.monitoring.series.Labels;

/**
 * Queries and what is done with their results and other collections.
 */
final class ListFunctions {

	private static final String STRING_VALUE = "__value__";

	private ListFunctions() {
	}

	static void addTo(Map<String, Signature> functions) {
		functions.put("query", Signature.of(1, (arguments, data) -> query(arguments.text(0), data.query())));
		functions.put("first", Signature.of(1, (arguments, data) -> first(arguments.samples(0))));
		functions.put("value", Signature.of(1, (arguments, data) -> arguments.sample(0).value()));
		functions.put("label",
				Signature.of(2, (arguments, data) -> arguments.sample(1).labels().get(arguments.text(0))));
		functions.put("strvalue", Signature.of(1, (arguments, data) -> arguments.sample(0).labels().get(STRING_VALUE)));
		functions.put("sortByLabel",
				Signature.of(2, (arguments, data) -> sorted(arguments.text(0), arguments.samples(1))));
		functions.put("args", Signature.atLeast(0, (arguments, data) -> args(arguments)));
		functions.put("len", Signature.of(1, (arguments, data) -> length(arguments.get(0))));
		functions.put("index", Signature.atLeast(1, (arguments, data) -> index(arguments)));
	}

	private static List<TemplateSample> query(String text, TemplateQuery query) {
		try {
			return query.query(text);
		}
		catch (RuntimeException ex) {
			throw new ExpansionException(String.valueOf(ex.getMessage()));
		}
	}

	private static Object first(List<?> samples) {
		if (samples.isEmpty()) {
			throw new ExpansionException("first() called on vector with no elements");
		}
		return samples.get(0);
	}

	private static List<?> sorted(String label, List<?> samples) {
		List<Object> sorted = new ArrayList<>(samples);
		sorted.sort((one, other) -> ComparisonFunctions.compare(label(one, label), label(other, label)));
		return sorted;
	}

	private static String label(Object sample, String name) {
		return (sample instanceof TemplateSample element) ? element.labels().get(name) : "";
	}

	private static Map<String, Object> args(Arguments arguments) {
		Map<String, Object> map = new TreeMap<>();
		for (int i = 0; i < arguments.size(); i++) {
			map.put("arg" + i, arguments.get(i));
		}
		return map;
	}

	private static long length(Object value) {
		if (value instanceof String text) {
			return text.getBytes(StandardCharsets.UTF_8).length;
		}
		if (value instanceof Labels labels) {
			return labels.size();
		}
		if (value instanceof Map<?, ?> map) {
			return map.size();
		}
		if (value instanceof List<?> list) {
			return list.size();
		}
		throw new ExpansionException("len of type " + GoText.typeOf(value));
	}

	private static Object index(Arguments arguments) {
		Object item = arguments.get(0);
		for (Object key : arguments.values().subList(1, arguments.size())) {
			item = index(item, key);
		}
		return item;
	}

	private static Object index(Object item, Object key) {
		if (item instanceof Labels labels && key instanceof String name) {
			return labels.get(name);
		}
		if (item instanceof Map<?, ?> map && key instanceof String name) {
			Object value = map.get(name);
			return (value != null) ? value : Nothing.NOTHING;
		}
		if (item instanceof List<?> list && key instanceof Long position) {
			return list.get(inside(position, list.size()));
		}
		if (item instanceof String text && key instanceof Long position) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			return (long) (bytes[inside(position, bytes.length)] & 0xff);
		}
		throw new ExpansionException(
				"can't index item of type " + GoText.typeOf(item) + " with type " + GoText.typeOf(key));
	}

	private static int inside(long position, int size) {
		if (position < 0 || position >= size) {
			throw new ExpansionException("index out of range: " + position);
		}
		return (int) position;
	}

}
