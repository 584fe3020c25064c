package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Properties of a node of the routing tree, in the words of Alertmanager.
 *
 * @param receiver Name of the receiver, that of the parent when it is not set. The root
 * needs one.
 * @param matchers Conditions on labels that all have to match, for example
 * severity="critical" or team=~"shop|stock". The root has none.
 * @param groupBy Labels by which alerts are grouped, "..." alone for all. That of the
 * parent when it is not set.
 * @param groupWait How long the first notification about a new group waits for more
 * alerts. That of the parent when it is not set.
 * @param groupInterval How long to wait before a change in a group that was notified is
 * sent. That of the parent when it is not set.
 * @param repeatInterval How long to wait before a notification is repeated when nothing
 * changed. That of the parent when it is not set.
 * @param continueMatching Whether the routes that follow are tried after a match.
 * @param muteTimeIntervals Names of time intervals within which nothing is sent. Not
 * inherited.
 * @param activeTimeIntervals Names of time intervals outside of which nothing is sent.
 * Not inherited.
 * @param routes Routes that are tried first, in this order.
 */
public record RouteProperties(@Nullable String receiver, @DefaultValue List<String> matchers,
		@Nullable List<String> groupBy, @Nullable Duration groupWait, @Nullable Duration groupInterval,
		@Nullable Duration repeatInterval, @Name("continue") @DefaultValue("false") boolean continueMatching,
		@DefaultValue List<String> muteTimeIntervals, @DefaultValue List<String> activeTimeIntervals,
		@DefaultValue List<RouteProperties> routes) {

	public RouteProperties {
		matchers = List.copyOf(matchers);
		groupBy = (groupBy != null) ? List.copyOf(groupBy) : null;
		muteTimeIntervals = List.copyOf(muteTimeIntervals);
		activeTimeIntervals = List.copyOf(activeTimeIntervals);
		routes = List.copyOf(routes);
	}

}
