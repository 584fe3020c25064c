package io.monitoring.engine;

import java.util.List;

import io.monitoring.alert.AlertHistory;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.Dispatcher;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine hands over what a tick found out, in this order.
 *
 * @param history keeps what happened to alerts, {@code null} where nobody wants to know
 * @param dispatcher delivers alerts
 * @param forwarders pass alerts on as they are
 * @param listeners are told the snapshot
 */
public record EngineOutputs(@Nullable AlertHistory history, Dispatcher dispatcher, List<AlertForwarder> forwarders,
		List<EngineListener> listeners) {

	public EngineOutputs {
		forwarders = List.copyOf(forwarders);
		listeners = List.copyOf(listeners);
	}

}
