package io.monitoring.web.prometheus;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.monitoring.engine.QueryBackend;
import io.monitoring.series.Labels;

/**
 * Tells type and help of the metrics that can be queried, from the text that the
 * application exports.
 */
final class MetadataEndpoint {

	private static final List<String> SUFFIXES = List.of("", "_bucket", "_count", "_sum");

	private static final String HELP = "# HELP ";

	private static final String TYPE = "# TYPE ";

	private final AdHocQueries queries;

	private final Supplier<String> exposition;

	MetadataEndpoint(AdHocQueries queries, Supplier<String> exposition) {
		this.queries = queries;
		this.exposition = exposition;
	}

	String metadata(Parameters parameters) {
		int limit = parameters.limit("limit");
		String metric = parameters.find("metric");
		return this.queries.run(() -> {
			Map<String, List<Metadata>> answer = new LinkedHashMap<>();
			Set<String> present = presentNames();
			read().forEach((name, metadata) -> {
				boolean wanted = (metric == null || metric.equals(name)) && (limit == 0 || answer.size() < limit);
				if (wanted && SUFFIXES.stream().anyMatch((suffix) -> present.contains(name + suffix))) {
					answer.put(name, List.of(metadata));
				}
			});
			return Envelope.success(answer);
		});
	}

	private Set<String> presentNames() {
		Set<String> names = new HashSet<>();
		for (Labels series : this.queries.backend().series(List.of(), -QueryBackend.EVER, QueryBackend.EVER)) {
			names.add(series.get(Labels.METRIC_NAME));
		}
		return names;
	}

	/** The help of a metric comes before its type, and both before its samples. */
	private Map<String, Metadata> read() {
		Map<String, Metadata> found = new LinkedHashMap<>();
		Map<String, String> help = new LinkedHashMap<>();
		this.exposition.get().lines().forEach((line) -> {
			if (line.startsWith(HELP)) {
				String[] words = line.substring(HELP.length()).split(" ", 2);
				help.put(words[0], (words.length > 1) ? unescape(words[1]) : "");
			}
			else if (line.startsWith(TYPE)) {
				String[] words = line.substring(TYPE.length()).split(" ", 2);
				found.put(words[0], new Metadata((words.length > 1) ? words[1].strip() : "unknown",
						help.getOrDefault(words[0], ""), ""));
			}
		});
		return found;
	}

	private static String unescape(String text) {
		StringBuilder plain = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				char escaped = text.charAt(++i);
				plain.append((escaped == 'n') ? '\n' : escaped);
			}
			else {
				plain.append(c);
			}
		}
		return plain.toString();
	}

	/**
	 * What is known of a metric.
	 *
	 * @param type the type in the words of the text format
	 * @param help what it means
	 * @param unit always empty: the text format has no units
	 */
	record Metadata(String type, String help, String unit) {

	}

}
