package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.TimeModifier;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Retention;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * What is kept beside the series that rules read, and for how long.
 *
 * @param retain Series that are kept for queries of people, or for longer than rules need
 * them.
 */
@ConfigurationProperties("monitoring.history")
public record MonitoringHistoryProperties(@DefaultValue List<Retain> retain) {

	public MonitoringHistoryProperties {
		retain = List.copyOf(retain);
	}

	List<Retention> retentions(PropertyErrors errors, Function<String, Query> parser) {
		List<Retention> retentions = new ArrayList<>();
		for (int i = 0; i < this.retain.size(); i++) {
			String name = "monitoring.history.retain[" + i + "]";
			List<LabelMatcher> matchers = matchers(name + ".selector", this.retain.get(i).selector(), errors, parser);
			retentions.add(new Retention(matchers, duration(name + ".for", this.retain.get(i).duration(), errors)));
		}
		return retentions;
	}

	private static List<LabelMatcher> matchers(String name, @Nullable String selector, PropertyErrors errors,
			Function<String, Query> parser) {
		String example = "Set a selector such as http_server_requests_seconds_count{uri=\"/checkout\"}.";
		if (selector == null || selector.isBlank()) {
			throw errors.invalid(name, "The selector is missing.", example);
		}
		try {
			if (parser.apply(selector).expr() instanceof Expr.VectorSelector vector
					&& vector.modifier().equals(TimeModifier.NONE)) {
				return vector.matchers();
			}
		}
		catch (ParseException ex) {
			String description = "The selector defined in '" + name + "'" + errors.origin(name) + " does not parse:\n"
					+ ex.render();
			throw new FailureAnalyzedException(description, (ex.hint() != null) ? ex.hint() : example, ex);
		}
		throw errors.invalid(name, "This is an expression, but what to keep is named by a selector.", example);
	}

	private static Duration duration(String name, @Nullable Duration duration, PropertyErrors errors) {
		if (duration == null || duration.isNegative() || duration.isZero()) {
			throw errors.invalid(name, "The duration is missing or not positive.", "Set a duration such as 24h.");
		}
		return duration;
	}

	/**
	 * Series and how long they are kept.
	 *
	 * @param selector Selector of the series in PromQL. {__name__=~".+"} selects all.
	 * @param duration How long their samples are kept, for example 24h.
	 */
	public record Retain(@Nullable String selector, @Name("for") @Nullable Duration duration) {

	}

}
