package io.monitoring.engine;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Knows an example of what an alert is about, where requests are traced.
 */
@FunctionalInterface
public interface TraceSource {

	/**
	 * Find an example. Asked once, when an alert begins to fire.
	 * @param alert the alert
	 * @return id of a trace, {@code null} if there is none
	 */
	@Nullable String exampleOf(Alert alert);

}
