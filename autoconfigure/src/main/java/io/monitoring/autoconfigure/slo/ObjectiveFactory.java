package io.monitoring.autoconfigure.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.slo.SlaProperties.Objective;
import io.monitoring.series.LabelMatcher;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;
import org.jspecify.annotations.Nullable;

/**
 * Makes objectives of properties, and refuses what could not work with the property's
 * name and the way to mend it.
 */
final class ObjectiveFactory {

	private static final String PREFIX = "monitoring.sla.objectives.";

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,62}");

	private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,127}");

	private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);

	private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

	private static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

	private static final int MOST_OBJECTIVES = 100;

	private static final int MOST_BAD_EVENTS = 1_000_000;

	private final PropertyErrors errors;

	ObjectiveFactory(PropertyErrors errors) {
		this.errors = errors;
	}

	ServiceLevelObjectives create(SlaProperties properties, List<String> excludedPaths) {
		if (!properties.enabled()) {
			return new ServiceLevelObjectives(List.of(), excludedPaths, properties.minBadEvents());
		}
		Map<String, Objective> configured = new TreeMap<>(
				properties.objectives().isEmpty() ? defaults() : properties.objectives());
		if (configured.size() > MOST_OBJECTIVES) {
			throw this.errors.invalid("monitoring.sla.objectives", configured.size() + " objectives are configured.",
					"Configure at most " + MOST_OBJECTIVES + '.');
		}
		if (properties.minBadEvents() < 0 || properties.minBadEvents() > MOST_BAD_EVENTS) {
			throw this.errors.invalid("monitoring.sla.min-bad-events", "The number is not between 0 and 1000000.",
					"Set a number such as 3, or 0 to be called for a single event.");
		}
		List<ServiceLevelObjective> objectives = new ArrayList<>();
		configured.forEach((name, objective) -> objectives.add(create(name, merge(objective, defaults().get(name)), properties.minBadEvents())));
		return new ServiceLevelObjectives(objectives, excludedPaths, properties.minBadEvents());
	}

	/** What is not set of a default objective stays as it is. */
	private static Objective merge(Objective user, @Nullable Objective shipped) {
		if (shipped == null || (user.type() != null && !user.type().equals(shipped.type()))) {
			return user;
		}
		return new Objective(shipped.type(), (user.target() != null) ? user.target() : shipped.target(),
				(user.window() != null) ? user.window() : shipped.window(),
				(user.threshold() != null) ? user.threshold() : shipped.threshold(), user.match());
	}

	private Map<String, Objective> defaults() {
		return Map.of("api-availability",
				new Objective("availability", new BigDecimal("99.9"), Duration.ofDays(30), null, Map.of()),
				"api-latency",
				new Objective("latency", new BigDecimal("95"), Duration.ofDays(7), Duration.ofMillis(500), Map.of()));
	}

	private ServiceLevelObjective create(String name, Objective properties, int minBadEvents) {
		String key = PREFIX + name;
		if (!NAME.matcher(name).matches()) {
			throw this.errors.invalid(key, "'" + name + "' is not a valid name of an objective.",
					"Use a letter followed by at most 62 letters, digits, '-' or '_'.");
		}
		ServiceLevelObjective objective = new ServiceLevelObjective(name, indicator(key, properties),
				target(key, properties.target()), new SloWindow.Rolling(window(key, properties.window())),
				new Budgeting.Occurrences(), new ObjectiveOptions(null, null, Map.of(),
						new ObjectiveOptions.Guard(0, minBadEvents), new ObjectiveOptions.Grouping(List.of(), 0)));
		for (BurnRateWindow pair : BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, objective)) {
			throw this.errors.invalid(key + ".target", pair.whyUnreachable(objective) + '.', "Choose a higher target.");
		}
		return objective;
	}

	private double target(String key, @Nullable BigDecimal percent) {
		if (percent == null) {
			throw this.errors.invalid(key + ".target", "A target is missing.",
					"Set the percentage of requests that must be good, for example 99.9.");
		}
		if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
			throw this.errors.invalid(key + ".target", percent.toPlainString() + " is not between 0 and 100.",
					"Set a percentage above 0 and below 100, for example 99.9: a target of 100 % leaves no budget.");
		}
		return percent.movePointLeft(2).doubleValue();
	}

	private Duration window(String key, @Nullable Duration window) {
		if (window == null) {
			return DEFAULT_WINDOW;
		}
		if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
			throw this.errors.invalid(key + ".window", "The window is not between 1h and 90d.",
					"Set a duration such as 7d or 30d.");
		}
		return window;
	}

	private ServiceLevelIndicator indicator(String key, Objective properties) {
		List<LabelMatcher> match = match(key, properties.match());
		if ("availability".equals(properties.type())) {
			if (properties.threshold() != null) {
				throw this.errors.invalid(key + ".threshold", "An availability objective has no threshold.",
						"Remove the threshold or set the type to 'latency'.");
			}
			return new ServiceLevelIndicator.Availability(match);
		}
		if ("latency".equals(properties.type())) {
			return new ServiceLevelIndicator.Latency(threshold(key, properties.threshold()), match);
		}
		String type = properties.type();
		throw this.errors.invalid(key + ".type",
				(type != null) ? "There is no type '" + type + "' of objective." : "A type is missing.",
				"Use one of: availability, latency.");
	}

	private Duration threshold(String key, @Nullable Duration threshold) {
		if (threshold == null) {
			throw this.errors.invalid(key + ".threshold", "A latency objective needs a threshold.",
					"Set the longest time of a good request, for example 500ms.");
		}
		if (threshold.isNegative() || threshold.isZero() || threshold.compareTo(Duration.ofHours(1)) > 0) {
			throw this.errors.invalid(key + ".threshold", "The threshold is not above 0 and at most 1h.",
					"Set a duration such as 500ms.");
		}
		return threshold;
	}

	private List<LabelMatcher> match(String key, Map<String, String> match) {
		List<LabelMatcher> matchers = new ArrayList<>();
		new TreeMap<>(match).forEach((label, value) -> {
			if (!LABEL_NAME.matcher(label).matches()) {
				throw this.errors.invalid(key + ".match." + label, "'" + label + "' is not a label name.",
						"Use the name of a label of http_server_requests_seconds, for example uri, method or status.");
			}
			matchers.add(LabelMatcher.equal(label, value));
		});
		return matchers;
	}

}
