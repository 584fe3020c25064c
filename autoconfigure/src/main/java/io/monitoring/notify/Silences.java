package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * All silences. Readers never wait.
 */
public final class Silences {

	/** How long a silence is kept after its end, as in Alertmanager. */
	public static final Duration RETENTION = Duration.ofHours(120);

	private final SilenceStore store;

	private final int capacity;

	private volatile Map<String, Silence> silences;

	private volatile long changes;

	/**
	 * Read the silences that were kept.
	 * @param store where they are kept
	 * @param capacity largest number of silences that have not ended
	 */
	public Silences(SilenceStore store, int capacity) {
		this.store = store;
		this.capacity = capacity;
		this.changes = store.changes();
		this.silences = loaded();
	}

	/**
	 * Keep a silence. Changing the matchers of an active one ends it and begins another,
	 * as in Alertmanager.
	 * @param wanted the silence; its id is empty for a new one
	 * @param now the present
	 * @return the silence as it was kept, with its id
	 * @throws IllegalArgumentException if it cannot be kept; the message is for its
	 * author
	 */
	public synchronized Silence put(Silence wanted, Instant now) {
		check(wanted, now);
		Silence known = this.silences.get(wanted.id());
		if (!wanted.id().isEmpty() && known == null) {
			throw new IllegalArgumentException("There is no silence with the id '" + wanted.id() + "'.");
		}
		boolean same = known != null && known.state(now) != Silence.State.EXPIRED
				&& known.matchers().equals(wanted.matchers());
		if (known != null && !same) {
			expire(known.id(), now);
		}
		String id = (known != null && same) ? known.id() : UUID.randomUUID().toString();
		Silence kept = new Silence(id, wanted.matchers(), wanted.startsAt(), wanted.endsAt(), now, wanted.createdBy(),
				wanted.comment());
		this.store.save(kept);
		replace(kept);
		return kept;
	}

	private void check(Silence wanted, Instant now) {
		if (wanted.matchers().stream().allMatch((matcher) -> matcher.matches(Labels.EMPTY))) {
			throw new IllegalArgumentException(
					"At least one matcher must not match the empty value, or the silence hides everything.");
		}
		if (!wanted.endsAt().isAfter(wanted.startsAt()) || !wanted.endsAt().isAfter(now)) {
			throw new IllegalArgumentException("The end must be after the start and in the future.");
		}
		long open = this.silences.values().stream().filter((other) -> other.endsAt().isAfter(now)).count();
		if (open >= this.capacity && !this.silences.containsKey(wanted.id())) {
			throw new IllegalArgumentException("There are " + open + " silences already; end some of them.");
		}
	}

	/**
	 * Take over what others who share the store have changed. Costs nothing where nothing
	 * has.
	 */
	public void refresh() {
		long current = this.store.changes();
		if (current != this.changes) {
			reload(current);
		}
	}

	private synchronized void reload(long current) {
		this.changes = current;
		this.silences = loaded();
	}

	private Map<String, Silence> loaded() {
		Map<String, Silence> loaded = new LinkedHashMap<>();
		this.store.load().forEach((silence) -> loaded.put(silence.id(), silence));
		return Map.copyOf(loaded);
	}

	private void replace(Silence silence) {
		Map<String, Silence> changed = new LinkedHashMap<>(this.silences);
		changed.put(silence.id(), silence);
		this.silences = Map.copyOf(changed);
	}

	/**
	 * End a silence now.
	 * @param id its id
	 * @param now the present
	 * @return {@code false} if there is none that has not ended
	 */
	public synchronized boolean expire(String id, Instant now) {
		Silence known = this.silences.get(id);
		if (known == null || known.state(now) == Silence.State.EXPIRED) {
			return false;
		}
		Instant startsAt = known.startsAt().isAfter(now) ? now : known.startsAt();
		Silence ended = new Silence(id, known.matchers(), startsAt, now, now, known.createdBy(), known.comment());
		this.store.save(ended);
		replace(ended);
		return true;
	}

	/**
	 * Find a silence.
	 * @param id its id
	 * @return the silence or {@code null}
	 */
	public @Nullable Silence find(String id) {
		return this.silences.get(id);
	}

	/**
	 * Return all silences, those that ended lately among them.
	 * @return the silences by their end, latest first
	 */
	public List<Silence> all() {
		List<Silence> all = new ArrayList<>(this.silences.values());
		all.sort(Comparator.comparing(Silence::endsAt).reversed().thenComparing(Silence::id));
		return all;
	}

	/**
	 * Find what hides an alert.
	 * @param alert labels of the alert
	 * @param now the present
	 * @return ids of the active silences that match
	 */
	public List<String> silencing(Labels alert, Instant now) {
		List<String> ids = new ArrayList<>();
		for (Silence silence : this.silences.values()) {
			if (silence.state(now) == Silence.State.ACTIVE && silence.hides(alert)) {
				ids.add(silence.id());
			}
		}
		return ids;
	}

	/**
	 * Forget the silences that ended long ago, and of the others that have ended the
	 * oldest where there are too many.
	 * @param now the present
	 * @return ids of those that were forgotten
	 */
	public List<String> forgetEnded(Instant now) {
		Instant bound = now.minus(RETENTION);
		Map<String, Silence> current = this.silences;
		if (current.size() <= this.capacity
				&& current.values().stream().noneMatch((silence) -> silence.endsAt().isBefore(bound))) {
			return List.of();
		}
		return removeEnded(now, bound);
	}

	private synchronized List<String> removeEnded(Instant now, Instant bound) {
		List<Silence> ended = all().stream().filter((silence) -> silence.state(now) == Silence.State.EXPIRED).toList();
		List<String> forgotten = new ArrayList<>();
		for (int i = 0; i < ended.size(); i++) {
			if (i >= this.capacity || ended.get(i).endsAt().isBefore(bound)) {
				forgotten.add(ended.get(i).id());
			}
		}
		if (!forgotten.isEmpty()) {
			this.store.remove(forgotten);
			Map<String, Silence> changed = new LinkedHashMap<>(this.silences);
			changed.keySet().removeAll(forgotten);
			this.silences = Map.copyOf(changed);
		}
		return forgotten;
	}

}
