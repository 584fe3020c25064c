package io.monitoring.notify;

import java.time.Duration;
import java.util.List;

/**
 * Who is told about which alerts, and when.
 *
 * @param root root of the routing tree
 * @param receivers all receivers, names unique
 * @param externalUrl address of the application's monitoring page, the empty string where
 * it is not known
 * @param resolveTimeout after how long an alert counts as resolved of which nothing was
 * heard, because its rule was removed or its state was lost
 * @param inhibitRules which alerts keep others from being told
 * @param timeIntervals the parts of the calendar to which routes refer
 * @param maxPerMinute how many notifications a limited receiver gets within any minute,
 * positive
 * @param deadline after how long a notification is given up that cannot be delivered
 */
public record DispatcherSettings(Route root, List<Receiver> receivers, String externalUrl, Duration resolveTimeout,
		List<InhibitRule> inhibitRules, TimeIntervals timeIntervals, int maxPerMinute, Duration deadline) {

	/** Alertmanager's default. */
	public static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

	/** More messages a minute than this are read by nobody. */
	public static final int MAX_PER_MINUTE = 20;

	/** Longer than most receivers are down. */
	public static final Duration DEADLINE = Duration.ofHours(24);

	public DispatcherSettings {
		receivers = List.copyOf(receivers);
		inhibitRules = List.copyOf(inhibitRules);
		if (maxPerMinute <= 0) {
			throw new IllegalArgumentException("'maxPerMinute' must be positive but is " + maxPerMinute);
		}
	}

	/**
	 * Create settings with the defaults for everything else.
	 * @param root root of the routing tree
	 * @param receivers all receivers
	 * @param externalUrl address of the monitoring page or the empty string
	 * @return the settings
	 */
	public static DispatcherSettings of(Route root, List<Receiver> receivers, String externalUrl) {
		return new DispatcherSettings(root, receivers, externalUrl, RESOLVE_TIMEOUT, List.of(), TimeIntervals.NONE,
				MAX_PER_MINUTE, DEADLINE);
	}

	/**
	 * Return these settings with other rules of what is not told.
	 * @param rules which alerts keep others from being told
	 * @param intervals the parts of the calendar to which routes refer
	 * @return the settings
	 */
	public DispatcherSettings with(List<InhibitRule> rules, TimeIntervals intervals) {
		return new DispatcherSettings(this.root, this.receivers, this.externalUrl, this.resolveTimeout, rules,
				intervals, this.maxPerMinute, this.deadline);
	}

	/**
	 * Return these settings with other bounds.
	 * @param perMinute how many notifications a limited receiver gets within any minute
	 * @param life after how long a notification is given up
	 * @return the settings
	 */
	public DispatcherSettings limited(int perMinute, Duration life) {
		return new DispatcherSettings(this.root, this.receivers, this.externalUrl, this.resolveTimeout,
				this.inhibitRules, this.timeIntervals, perMinute, life);
	}

}
