package io.monitoring.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A route with everything that it inherits.
 */
final class RouteNode {

	private static final Duration GROUP_WAIT = Duration.ofSeconds(30);

	private static final Duration GROUP_INTERVAL = Duration.ofMinutes(5);

	private static final Duration REPEAT_INTERVAL = Duration.ofHours(4);

	private final String key;

	private final Route route;

	private final String receiver;

	private final List<String> groupBy;

	private final Duration groupWait;

	private final Duration groupInterval;

	private final Duration repeatInterval;

	private final List<RouteNode> children = new ArrayList<>();

	private RouteNode(Route route, @Nullable RouteNode parent, String key) {
		this.route = route;
		this.key = key;
		Route.Timing timing = route.timing();
		String inherited = (parent != null) ? parent.receiver : null;
		this.receiver = Objects.requireNonNull((route.receiver() != null) ? route.receiver() : inherited);
		this.groupBy = or(route.groupBy(), (parent != null) ? parent.groupBy : List.of());
		this.groupWait = or(timing.groupWait(), (parent != null) ? parent.groupWait : GROUP_WAIT);
		this.groupInterval = or(timing.groupInterval(), (parent != null) ? parent.groupInterval : GROUP_INTERVAL);
		this.repeatInterval = or(timing.repeatInterval(), (parent != null) ? parent.repeatInterval : REPEAT_INTERVAL);
		addChildren();
	}

	private static <T> T or(@Nullable T value, T inherited) {
		return (value != null) ? value : inherited;
	}

	/** Siblings with equal matchers need different keys, because keys identify groups. */
	private void addChildren() {
		Map<String, Integer> used = new HashMap<>();
		for (Route child : this.route.children()) {
			String childKey = this.key + "/" + matchers(child);
			int count = used.merge(childKey, 1, Integer::sum);
			this.children.add(new RouteNode(child, this, (count == 1) ? childKey : childKey + "/" + (count - 1)));
		}
	}

	private static String matchers(Route route) {
		return route.matchers().stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}"));
	}

	/**
	 * Resolve a routing tree.
	 * @param root its root
	 * @param receivers names of the receivers that exist
	 * @return the resolved root
	 * @throws IllegalArgumentException if the root cannot be one or a receiver is missing
	 */
	static RouteNode root(Route root, Set<String> receivers) {
		if (root.receiver() == null) {
			throw new IllegalArgumentException("The root route has no receiver. Name one of " + receivers + ".");
		}
		if (!root.matchers().isEmpty()) {
			throw new IllegalArgumentException("The root route has matchers " + matchers(root)
					+ ", but every alert has to match it. Move them to a child route.");
		}
		RouteNode node = new RouteNode(root, null, "{}");
		node.requireReceivers(receivers);
		return node;
	}

	/**
	 * Check the names of time intervals.
	 * @param known names of those that exist
	 * @throws IllegalArgumentException if a route names another one
	 */
	void requireIntervals(Set<String> known) {
		List<String> named = new ArrayList<>(this.route.windows().mute());
		named.addAll(this.route.windows().active());
		for (String name : named) {
			if (!known.contains(name)) {
				throw new IllegalArgumentException("Route '" + this.key + "' names time interval '" + name
						+ "', which does not exist. Known are " + known + ".");
			}
		}
		this.children.forEach((child) -> child.requireIntervals(known));
	}

	private void requireReceivers(Set<String> receivers) {
		if (!isNobody() && !receivers.contains(this.receiver)) {
			throw new IllegalArgumentException("Route '" + this.key + "' names receiver '" + this.receiver
					+ "', which does not exist. Known are " + receivers + ".");
		}
		this.children.forEach((child) -> child.requireReceivers(receivers));
	}

	/**
	 * Find the routes of an alert: depth first, and the node itself where no child
	 * matches.
	 * @param labels labels of the alert
	 * @return the routes, never empty for the root
	 */
	List<RouteNode> match(Labels labels) {
		for (LabelMatcher matcher : this.route.matchers()) {
			if (!matcher.matches(labels)) {
				return List.of();
			}
		}
		List<RouteNode> matched = new ArrayList<>();
		for (RouteNode child : this.children) {
			List<RouteNode> found = child.match(labels);
			matched.addAll(found);
			if (!found.isEmpty() && !child.route.continueMatching()) {
				break;
			}
		}
		return matched.isEmpty() ? List.of(this) : matched;
	}

	/**
	 * Find the routes of an alert that lead to a receiver.
	 * @param labels labels of the alert
	 * @return the routes, none if nobody is told
	 */
	List<RouteNode> told(Labels labels) {
		List<RouteNode> matched = match(labels);
		return matched.stream().noneMatch(RouteNode::isNobody) ? matched
				: matched.stream().filter((node) -> !node.isNobody()).toList();
	}

	Labels groupLabels(Labels labels) {
		return this.groupBy.contains(Route.ALL_LABELS) ? labels : labels.keep(this.groupBy);
	}

	String groupKey(Labels groupLabels) {
		StringBuilder text = new StringBuilder(this.key).append(":{");
		for (int i = 0; i < groupLabels.size(); i++) {
			text.append((i > 0) ? ", " : "").append(LabelMatcher.equal(groupLabels.name(i), groupLabels.value(i)));
		}
		return text.append('}').toString();
	}

	boolean isNobody() {
		return this.receiver.equals(Route.NOBODY);
	}

	String receiver() {
		return this.receiver;
	}

	Route.Windows windows() {
		return this.route.windows();
	}

	Duration groupWait() {
		return this.groupWait;
	}

	Duration groupInterval() {
		return this.groupInterval;
	}

	Duration repeatInterval() {
		return this.repeatInterval;
	}

}
