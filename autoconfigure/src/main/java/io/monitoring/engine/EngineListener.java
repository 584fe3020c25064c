package io.monitoring.engine;

/**
 * Is told what each tick found out, on the tick's own thread: it must be quick and must
 * not wait for anything.
 */
@FunctionalInterface
public interface EngineListener {

	/**
	 * Called at the end of each tick.
	 * @param snapshot what the tick found out
	 */
	void onTick(MonitoringSnapshot snapshot);

}
