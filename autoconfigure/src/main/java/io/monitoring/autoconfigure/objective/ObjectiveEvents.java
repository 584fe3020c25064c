package io.monitoring.autoconfigure.objective;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.monitoring.engine.EngineListener;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.outbound.BoundedExecutor;
import io.monitoring.slo.event.ObjectiveEvent;
import io.monitoring.slo.event.Transitions;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events about objectives. They leave on a thread of their own: what listeners
 * of the application do may take long, and ticks must not wait.
 */
final class ObjectiveEvents implements EngineListener, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** Counts are taken up with the first tick at which the storage has them. */
	private static final int SILENT_TICKS = 2;

	private final Transitions transitions = new Transitions();

	private final BoundedExecutor executor = new BoundedExecutor("monitoring-events", 1, 1, PATIENCE);

	private final EventQueue queue;

	private final Supplier<StorageStatus> storage;

	private StorageStatus.@Nullable State lastState;

	private int silent;

	/**
	 * Create the publisher.
	 * @param publisher tells the application
	 * @param storage says whether the counts of before are known yet
	 */
	ObjectiveEvents(Consumer<ObjectiveEvent> publisher, Supplier<StorageStatus> storage) {
		this.queue = new EventQueue(this.executor, publisher);
		this.storage = storage;
	}

	@Override
	public void onTick(MonitoringSnapshot snapshot) {
		boolean quiet = isSilent(this.storage.get().state());
		this.transitions.update(snapshot.objectives(), snapshot.time(), quiet).forEach(this.queue::add);
	}

	/**
	 * A file that is opened late brings counts that change everything at once, and of
	 * which the application was told by the process before.
	 */
	private boolean isSilent(StorageStatus.State state) {
		StorageStatus.State settled = (state == StorageStatus.State.BEHIND) ? StorageStatus.State.FILE : state;
		if (settled != this.lastState) {
			this.lastState = settled;
			this.silent = SILENT_TICKS;
		}
		boolean quiet = this.silent > 0;
		this.silent = Math.max(0, this.silent - 1);
		return quiet;
	}

	@Override
	public void close() {
		this.executor.close();
	}

}
