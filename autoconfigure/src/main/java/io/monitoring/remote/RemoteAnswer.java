package io.monitoring.remote;

import java.util.List;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What the server said to a query.
 *
 * @param value the value, {@code null} where the server refused
 * @param series the series, where the question was which there are
 * @param error why it refused, empty if it did not
 * @param errorType kind of the refusal in the words of the API
 * @param warnings what the server finds doubtful
 * @param infos what it finds worth to know
 * @param partial whether it says itself that data is missing
 */
record RemoteAnswer(@Nullable Value value, List<Labels> series, String error, String errorType, List<String> warnings,
		List<String> infos, boolean partial) {

	/** Said about the query, not about the data. */
	private static final String ABOUT_THE_QUERY = "PromQL ";

	RemoteAnswer {
		series = List.copyOf(series);
		warnings = List.copyOf(warnings);
		infos = List.copyOf(infos);
	}

	/**
	 * Return why the value may be too small.
	 * @return the reason, {@code null} if it is complete
	 */
	@Nullable String incomplete() {
		for (String warning : this.warnings) {
			if (!warning.startsWith(ABOUT_THE_QUERY)) {
				return warning;
			}
		}
		return this.partial ? "the server says that its answer is partial" : null;
	}

}
