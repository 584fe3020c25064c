package io.monitoring.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.monitoring.alert.Alert;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What was kept last, so that only changes are kept next.
 */
final class SavedStates {

	private Map<Key, SavedAlert> kept = new HashMap<>();

	private List<SavedAlert> latest = List.of();

	/**
	 * Begin with what a store has.
	 * @param alerts the alerts that the store has
	 */
	void reset(List<SavedAlert> alerts) {
		this.kept = index(alerts);
		this.latest = alerts;
	}

	/**
	 * Keep what has changed.
	 * @param store where it is kept
	 * @param tick the tick
	 * @param alerts all alerts of the tick
	 */
	void save(AlertStateStore store, Instant tick, List<SavedAlert> alerts) {
		if (isUnchanged(alerts)) {
			store.save(tick, List.of(), List.of());
			return;
		}
		Map<Key, SavedAlert> current = index(alerts);
		List<SavedAlert> changed = new ArrayList<>();
		current.forEach((key, saved) -> {
			if (!isSame(this.kept.get(key), saved)) {
				changed.add(saved);
			}
		});
		List<SavedAlert> removed = new ArrayList<>();
		this.kept.forEach((key, saved) -> {
			if (!current.containsKey(key)) {
				removed.add(saved);
			}
		});
		store.save(tick, changed, removed);
		this.kept = current;
		this.latest = alerts;
	}

	/** Alerts come in the same order at every tick, so most ticks need no index. */
	private boolean isUnchanged(List<SavedAlert> alerts) {
		if (alerts.size() != this.latest.size()) {
			return false;
		}
		for (int i = 0; i < alerts.size(); i++) {
			SavedAlert before = this.latest.get(i);
			SavedAlert after = alerts.get(i);
			if (!isSame(before, after) || !before.alert().labels().equals(after.alert().labels())
					|| !before.rule().equals(after.rule()) || !before.group().equals(after.group())) {
				return false;
			}
		}
		return true;
	}

	private static boolean isSame(@Nullable SavedAlert before, SavedAlert after) {
		if (before == null) {
			return false;
		}
		Alert old = before.alert();
		Alert alert = after.alert();
		return Objects.equals(before.keepFiringSince(), after.keepFiringSince())
				&& (old == alert || (old.state() == alert.state() && old.activeAt().equals(alert.activeAt())
						&& Objects.equals(old.firedAt(), alert.firedAt())
						&& Objects.equals(old.resolvedAt(), alert.resolvedAt())));
	}

	private static Map<Key, SavedAlert> index(List<SavedAlert> alerts) {
		Map<Key, SavedAlert> index = new HashMap<>();
		alerts.forEach((saved) -> index.put(new Key(saved.group(), saved.rule(), saved.alert().labels()), saved));
		return index;
	}

	private record Key(String group, String rule, Labels labels) {

	}

}
