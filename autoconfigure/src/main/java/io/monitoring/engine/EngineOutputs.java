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
 * @param traces knows examples of what alerts are about, {@code null} where nothing is
 * traced
 * @param fleet the replicas, of which one tells receivers
 */
public record EngineOutputs(@Nullable AlertHistory history, Dispatcher dispatcher, List<AlertForwarder> forwarders,
		List<EngineListener> listeners, @Nullable TraceSource traces, Fleet fleet) {

	public EngineOutputs {
		forwarders = List.copyOf(forwarders);
		listeners = List.copyOf(listeners);
	}

	/**
	 * Create the outputs of an engine without traces and without replicas.
	 * @param history keeps what happened to alerts, {@code null} where nobody wants to
	 * know
	 * @param dispatcher delivers alerts
	 * @param forwarders pass alerts on as they are
	 * @param listeners are told the snapshot
	 */
	public EngineOutputs(@Nullable AlertHistory history, Dispatcher dispatcher, List<AlertForwarder> forwarders,
			List<EngineListener> listeners) {
		this(history, dispatcher, forwarders, listeners, null, Fleet.ALONE);
	}

}
