package io.monitoring.notify;

import java.time.Duration;
import java.util.List;

import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * A node of the routing tree. What is {@code null} is inherited from the parent; the root
 * falls back to the defaults of Alertmanager.
 *
 * @param receiver name of the receiver, {@value #NOBODY} for nobody; the root needs one
 * @param matchers conditions that all have to match; the root must have none
 * @param groupBy labels by which alerts are grouped, {@value #ALL_LABELS} alone for all
 * @param timing when groups are flushed
 * @param windows times of the week at which nothing is told; not inherited
 * @param continueMatching whether siblings that follow are tried after a match
 * @param children routes that are tried first
 */
public record Route(@Nullable String receiver, List<LabelMatcher> matchers, @Nullable List<String> groupBy,
		Timing timing, Windows windows, boolean continueMatching, List<Route> children) {

	/** Groups by all labels, so that every alert is a group of its own. */
	public static final String ALL_LABELS = "...";

	/** The receiver of alerts that nobody is told about. */
	public static final String NOBODY = "none";

	public Route {
		matchers = List.copyOf(matchers);
		groupBy = (groupBy != null) ? List.copyOf(groupBy) : null;
		children = List.copyOf(children);
	}

	/**
	 * Create a route that sends everything to one receiver, one group per alert name.
	 * @param receiver name of the receiver
	 * @return the route
	 */
	public static Route to(String receiver) {
		return new Route(receiver, List.of(), List.of("alertname"), Timing.INHERITED, Windows.NONE, false, List.of());
	}

	/**
	 * Create a route with the grouping and timing of its parent.
	 * @param receiver name of the receiver
	 * @param matchers conditions that all have to match
	 * @param continueMatching whether siblings that follow are tried after a match
	 * @return the route
	 */
	public static Route child(String receiver, List<LabelMatcher> matchers, boolean continueMatching) {
		return new Route(receiver, matchers, null, Timing.INHERITED, Windows.NONE, continueMatching, List.of());
	}

	/**
	 * When the groups of a route are flushed; {@code null} is inherited.
	 *
	 * @param groupWait how long a new group waits for more alerts, 30 seconds by default
	 * @param groupInterval how long a group waits until it tells of changes, 5 minutes by
	 * default
	 * @param repeatInterval how long until the same is told again, 4 hours by default
	 */
	public record Timing(@Nullable Duration groupWait, @Nullable Duration groupInterval,
			@Nullable Duration repeatInterval) {

		/** Everything as the parent has it. */
		public static final Timing INHERITED = new Timing(null, null, null);

	}

	/**
	 * Names of time intervals at which a route tells nothing.
	 *
	 * @param mute nothing is told within these
	 * @param active nothing is told outside of these, unless there are none
	 */
	public record Windows(List<String> mute, List<String> active) {

		/** At all times. */
		public static final Windows NONE = new Windows(List.of(), List.of());

		public Windows {
			mute = List.copyOf(mute);
			active = List.copyOf(active);
		}

	}

}
