package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.Route;
import io.monitoring.notify.Route.Timing;
import io.monitoring.notify.Route.Windows;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Makes the routing tree that the user wrote, and refuses what Alertmanager refuses.
 */
final class RouteTreeFactory {

	private static final String ROOT = "monitoring.alerts.route";

	private static final int MOST = 500;

	private static final int DEEPEST = 20;

	private final PropertyErrors errors;

	private final ReceiverNames receivers;

	private final Set<String> intervals;

	private final MatcherFactory matchers;

	private final DurationCheck durations;

	private int count;

	RouteTreeFactory(PropertyErrors errors, ReceiverNames receivers, Set<String> intervals) {
		this.errors = errors;
		this.receivers = receivers;
		this.intervals = intervals;
		this.matchers = new MatcherFactory(errors);
		this.durations = new DurationCheck(errors);
	}

	/**
	 * Create the tree.
	 * @param root what the user wrote
	 * @param defaults timing of the root where it has none of its own
	 * @return the root
	 */
	Route create(RouteProperties root, Timing defaults) {
		refuse(root.receiver() == null, ".receiver", "The root of the routing tree has no receiver.",
				"Name one of " + this.receivers.enabled() + ", or '" + Route.NOBODY + "'.");
		refuse(!root.matchers().isEmpty(), ".matchers",
				"The root of the routing tree has matchers, but every alert has to match it.",
				"Move them to an entry of '" + ROOT + ".routes'.");
		refuse(root.continueMatching(), ".continue", "The root of the routing tree has nothing to continue with.",
				"Remove the property.");
		refuseIntervals(".mute-time-intervals", root.muteTimeIntervals());
		refuseIntervals(".active-time-intervals", root.activeTimeIntervals());
		Route route = route(ROOT, root, 0);
		Timing own = route.timing();
		Timing timing = new Timing(or(own.groupWait(), defaults.groupWait()),
				or(own.groupInterval(), defaults.groupInterval()), or(own.repeatInterval(), defaults.repeatInterval()));
		return new Route(route.receiver(), List.of(), route.groupBy(), timing, Windows.NONE, false, route.children());
	}

	private void refuseIntervals(String key, List<String> names) {
		refuse(!names.isEmpty(), key, "The root of the routing tree has time intervals, but it is the last resort.",
				"Move them to an entry of '" + ROOT + ".routes'.");
	}

	private void refuse(boolean wrong, String key, String problem, String action) {
		if (wrong) {
			throw this.errors.invalid(ROOT + key, problem, action);
		}
	}

	private static @Nullable Duration or(@Nullable Duration first, @Nullable Duration second) {
		return (first != null) ? first : second;
	}

	private Route route(String key, RouteProperties route, int depth) {
		if (++this.count > MOST || depth > DEEPEST) {
			throw this.errors.invalid(key, "The routing tree is too large.",
					"Use at most " + MOST + " routes in at most " + DEEPEST + " levels.");
		}
		List<LabelMatcher> conditions = this.matchers.create(key + ".matchers", route.matchers());
		Windows windows = new Windows(intervals(key + ".mute-time-intervals", route.muteTimeIntervals()),
				intervals(key + ".active-time-intervals", route.activeTimeIntervals()));
		List<Route> children = new ArrayList<>();
		for (int i = 0; i < route.routes().size(); i++) {
			children.add(route(key + ".routes[" + i + "]", route.routes().get(i), depth + 1));
		}
		String receiver = route.receiver();
		return new Route((receiver != null) ? this.receivers.require(key + ".receiver", receiver) : null, conditions,
				groupBy(key + ".group-by", route.groupBy()), timing(key, route), windows, route.continueMatching(),
				children);
	}

	private Timing timing(String key, RouteProperties route) {
		return new Timing(this.durations.notNegative(key + ".group-wait", route.groupWait()),
				this.durations.positive(key + ".group-interval", route.groupInterval()),
				this.durations.positive(key + ".repeat-interval", route.repeatInterval()));
	}

	private List<String> intervals(String key, List<String> names) {
		for (int i = 0; i < names.size(); i++) {
			if (!this.intervals.contains(names.get(i))) {
				throw this.errors.invalid(key + "[" + i + "]",
						"There is no time interval '" + names.get(i) + "'. Known are " + this.intervals + ".",
						"Configure 'monitoring.alerts.time-intervals." + names.get(i) + "' or name one that exists.");
			}
		}
		return names;
	}

	private @Nullable List<String> groupBy(String key, @Nullable List<String> names) {
		if (names == null || names.equals(List.of(Route.ALL_LABELS))) {
			return names;
		}
		if (names.contains(Route.ALL_LABELS)) {
			throw this.errors.invalid(key, "'" + Route.ALL_LABELS + "' means all labels, but others are listed, too.",
					"Write '" + Route.ALL_LABELS + "' alone, or remove it.");
		}
		this.matchers.requireLabelNames(key, names);
		if (new HashSet<>(names).size() < names.size()) {
			throw this.errors.invalid(key, "A label is listed twice in " + names + ".", "List it once.");
		}
		return names;
	}

}
