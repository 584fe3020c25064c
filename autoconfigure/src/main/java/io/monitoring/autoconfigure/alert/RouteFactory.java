package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.monitoring.alert.Alert;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.notify.Route;
import io.monitoring.notify.Route.Timing;
import io.monitoring.notify.Route.Windows;
import io.monitoring.series.LabelMatcher;

/**
 * Makes the routing tree: the one that the user wrote, one made of receivers by severity,
 * or the default one, in which every receiver gets every alert. The alert of a dead-man's
 * switch goes to those who asked for it and to nobody else.
 */
final class RouteFactory {

	private static final String PREFIX = "monitoring.alerts.";

	private static final String OTHERS = "default";

	private static final LabelMatcher WATCHDOG = LabelMatcher.equal(Alert.NAME_LABEL, "Watchdog");

	/** Whoever waits for a sign of life wants it often. */
	private static final Timing SIGN_OF_LIFE = new Timing(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

	private final PropertyErrors errors;

	private final ReceiverNames receivers;

	RouteFactory(PropertyErrors errors, ReceiverNames receivers) {
		this.errors = errors;
		this.receivers = receivers;
	}

	/**
	 * Create the tree.
	 * @param properties what the user wrote
	 * @param intervals names of the time intervals that exist
	 * @return the root
	 */
	Route create(AlertProperties properties, Set<String> intervals) {
		Timing timing = timing(properties);
		RouteProperties tree = properties.route();
		if (tree == null) {
			List<Route> routes = properties.bySeverity().isEmpty() ? everything() : bySeverity(properties.bySeverity());
			return withWatchdog(
					new Route(Route.NOBODY, List.of(), List.of(Alert.NAME_LABEL), timing, Windows.NONE, false, routes));
		}
		if (!properties.bySeverity().isEmpty()) {
			throw this.errors.invalid(PREFIX + "notify",
					"Receivers by severity and a routing tree ('" + PREFIX + "route') are both configured.",
					"Remove one of them: the tree can do all that the short form does.");
		}
		return withWatchdog(new RouteTreeFactory(this.errors, this.receivers, intervals).create(tree, timing));
	}

	private Route withWatchdog(Route root) {
		if (namesWatchdog(root)) {
			return root;
		}
		List<Route> wanted = this.receivers.watchdogs()
			.stream()
			.map((name) -> Route.child(name, List.of(), true))
			.toList();
		List<Route> children = new ArrayList<>();
		children.add(new Route(Route.NOBODY, List.of(WATCHDOG), null, SIGN_OF_LIFE, Windows.NONE, false, wanted));
		children.addAll(root.children());
		return new Route(root.receiver(), List.of(), root.groupBy(), root.timing(), Windows.NONE, false, children);
	}

	/** A route that takes any name is not meant for this one. */
	private static boolean namesWatchdog(Route route) {
		return route.matchers()
			.stream()
			.anyMatch((matcher) -> matcher.name().equals(WATCHDOG.name()) && matcher.matches(WATCHDOG.value())
					&& !matcher.matches("AnyOther"))
				|| route.children().stream().anyMatch(RouteFactory::namesWatchdog);
	}

	private List<Route> everything() {
		return this.receivers.enabled().stream().map((name) -> Route.child(name, List.of(), true)).toList();
	}

	private List<Route> bySeverity(Map<String, List<String>> wanted) {
		Map<String, List<String>> named = new TreeMap<>(wanted);
		List<String> others = named.remove(OTHERS);
		List<Route> routes = new ArrayList<>();
		List<LabelMatcher> unnamed = new ArrayList<>();
		named.forEach((severity, names) -> {
			routes.addAll(routes(severity, names, List.of(LabelMatcher.equal(Alert.SEVERITY_LABEL, severity))));
			unnamed.add(new LabelMatcher(Alert.SEVERITY_LABEL, LabelMatcher.Type.NOT_EQUAL, severity));
		});
		routes.addAll(routes(OTHERS, (others != null) ? others : this.receivers.fallback(), unnamed));
		return routes;
	}

	private List<Route> routes(String severity, List<String> names, List<LabelMatcher> matchers) {
		String key = PREFIX + "notify." + severity;
		if (names.isEmpty()) {
			throw this.errors.invalid(key, "There is no receiver for the severity '" + severity + "'.",
					"Name at least one, or '" + Route.NOBODY + "' if nobody is to be told.");
		}
		List<Route> routes = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			routes.add(Route.child(this.receivers.require(key + "[" + i + "]", names.get(i)), matchers, true));
		}
		return routes;
	}

	private Timing timing(AlertProperties properties) {
		DurationCheck check = new DurationCheck(this.errors);
		return new Timing(check.notNegative(PREFIX + "group-wait", properties.groupWait()),
				check.positive(PREFIX + "group-interval", properties.groupInterval()),
				check.positive(PREFIX + "repeat-interval", properties.repeatInterval()));
	}

}
