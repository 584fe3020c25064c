package io.monitoring.rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the state of alerts as long as the process lives.
 */
public final class MemoryAlertStateStore implements AlertStateStore {

	private final Map<Key, SavedAlert> alerts = new LinkedHashMap<>();

	private @Nullable Instant tick;

	@Override
	public synchronized @Nullable SavedState load() {
		return (this.tick != null) ? new SavedState(this.tick, List.copyOf(this.alerts.values())) : null;
	}

	@Override
	public synchronized void save(Instant tick, List<SavedAlert> changed, List<SavedAlert> removed) {
		this.tick = tick;
		removed.forEach((alert) -> this.alerts.remove(Key.of(alert)));
		changed.forEach((alert) -> this.alerts.put(Key.of(alert), alert));
	}

	/**
	 * Hold a state from before, unless a newer one is held.
	 * @param state the state
	 */
	public synchronized void restore(SavedState state) {
		if (this.tick == null) {
			save(state.tick(), state.alerts(), List.of());
		}
	}

	private record Key(String group, String rule, Labels labels) {

		static Key of(SavedAlert saved) {
			return new Key(saved.group(), saved.rule(), saved.alert().labels());
		}

	}

}
