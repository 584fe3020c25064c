package io.monitoring.notify;

import java.time.Duration;
import java.util.List;

/**
 * Who is told about which alerts.
 *
 * @param root root of the routing tree
 * @param receivers all receivers, names unique
 * @param externalUrl address of the application's monitoring page, the empty string where
 * it is not known
 * @param resolveTimeout after how long an alert counts as resolved of which nothing was
 * heard, because its rule was removed or its state was lost
 */
public record DispatcherSettings(Route root, List<Receiver> receivers, String externalUrl, Duration resolveTimeout) {

	/** Alertmanager's default. */
	public static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

	public DispatcherSettings {
		receivers = List.copyOf(receivers);
	}

	/**
	 * Create settings that tell all receivers' routes with the default time-out.
	 * @param root root of the routing tree
	 * @param receivers all receivers
	 * @param externalUrl address of the monitoring page or the empty string
	 * @return the settings
	 */
	public static DispatcherSettings of(Route root, List<Receiver> receivers, String externalUrl) {
		return new DispatcherSettings(root, receivers, externalUrl, RESOLVE_TIMEOUT);
	}

}
