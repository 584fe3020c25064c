package io.monitoring.autoconfigure.engine;

import io.monitoring.engine.MonitoringLoop;

import org.springframework.context.SmartLifecycle;

/**
 * Runs the loop from before the web server starts until after it has drained, so that the
 * last requests are counted.
 */
final class MonitoringLifecycle implements SmartLifecycle {

	/** Below the phases of the web server, which are within 2048 of the largest. */
	private static final int PHASE = Integer.MAX_VALUE - 8192;

	private final MonitoringLoop loop;

	MonitoringLifecycle(MonitoringLoop loop) {
		this.loop = loop;
	}

	@Override
	public void start() {
		this.loop.start();
	}

	@Override
	public void stop() {
		this.loop.close();
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
