package io.monitoring.micrometer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.monitoring.micrometer.MeterChanges.Changes;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * The meters of which the store takes some series; all others are forgotten at once. Used
 * by the thread that ticks only.
 */
final class MeterIndex {

	/** Meters that a full store refuses before the others are not even asked for. */
	private static final int MAX_REFUSED = 1_000;

	private final Map<Meter.Id, IndexedMeter> meters = new LinkedHashMap<>();

	private final Map<String, Family> families = new HashMap<>();

	private final MeterNaming naming;

	private final SamplerProblems problems;

	private int refused;

	MeterIndex(MeterNaming naming, SamplerProblems problems) {
		this.naming = naming;
		this.problems = problems;
	}

	Collection<IndexedMeter> meters() {
		return this.meters.values();
	}

	/**
	 * Follow the registry and the store.
	 * @param changes what happened to meters
	 * @param reopen whether the store has to be asked again for all series
	 * @param tick timestamp of the stale markers of series that ended
	 * @param store the store
	 */
	void update(Changes changes, boolean reopen, long tick, SeriesStore store) {
		List<IndexedMeter> gone = new ArrayList<>();
		changes.removed().forEach((id) -> take(id, gone));
		List<Meter> registered = (reopen || changes.incomplete()) ? this.naming.registry().getMeters() : List.of();
		if (changes.incomplete()) {
			takeMissing(registered, gone);
		}
		if (reopen) {
			this.refused = 0;
			reopen(store);
		}
		SelectedFamilies selected = new SelectedFamilies(this.naming, store);
		Set<Meter.Id> replaceable = gone.stream().map((meter) -> meter.meter().getId()).collect(Collectors.toSet());
		Stream.concat(changes.added().stream(), registered.stream())
			.filter((meter) -> this.refused < MAX_REFUSED || replaceable.contains(meter.getId()))
			.forEach((meter) -> add(meter, selected, store));
		gone.forEach((meter) -> end(meter, tick));
	}

	private void take(Meter.Id id, List<IndexedMeter> gone) {
		this.problems.clear(id);
		IndexedMeter meter = this.meters.remove(id);
		if (meter != null) {
			gone.add(meter);
			release(meter.family());
		}
	}

	private void takeMissing(List<Meter> registered, List<IndexedMeter> gone) {
		Set<Meter> present = Collections.newSetFromMap(new IdentityHashMap<>());
		present.addAll(registered);
		for (IndexedMeter meter : List.copyOf(this.meters.values())) {
			if (!present.contains(meter.meter())) {
				take(meter.meter().getId(), gone);
			}
		}
	}

	private void reopen(SeriesStore store) {
		for (IndexedMeter meter : List.copyOf(this.meters.values())) {
			Meter.Id id = meter.meter().getId();
			try {
				meter.reader().open(store);
			}
			catch (Throwable ex) {
				leftOut(id, ex);
			}
			if (meter.reader().openSlots().isEmpty()) {
				this.meters.remove(id);
				release(meter.family());
			}
		}
	}

	private void add(Meter meter, SelectedFamilies selected, SeriesStore store) {
		Meter.Id id = meter.getId();
		if (id.syntheticAssociation() != null || this.meters.containsKey(id)) {
			return;
		}
		try {
			String name = selected.family(meter);
			IndexedMeter indexed = (name != null) ? open(meter, name, store) : null;
			if (indexed != null) {
				this.meters.put(id, indexed);
				this.families.computeIfAbsent(indexed.family(), (key) -> new Family(id)).members++;
			}
		}
		catch (Throwable ex) {
			leftOut(id, ex);
		}
	}

	private @Nullable IndexedMeter open(Meter meter, String name, SeriesStore store) {
		Family family = this.families.get(name);
		if (family != null) {
			family.check(meter.getId(), name);
		}
		MeterReader reader = MeterReaders.create(meter, name, this.naming);
		reader.open(store);
		if (reader.openSlots().isEmpty()) {
			this.refused += reader.isRefused() ? 1 : 0;
			return null;
		}
		return new IndexedMeter(meter, name, reader, this.problems);
	}

	private void leftOut(Meter.Id id, Throwable ex) {
		IndexedMeter.rethrowFatal(ex);
		this.problems.report(id,
				"it is left out: " + ((ex instanceof IllegalArgumentException) ? ex.getMessage() : ex));
	}

	/**
	 * End the series of a meter, except those that a meter in its place goes on with.
	 */
	private void end(IndexedMeter meter, long tick) {
		Set<Labels> continued = new HashSet<>();
		IndexedMeter successor = this.meters.get(meter.meter().getId());
		if (successor != null) {
			successor.reader().openSlots().forEach((slot) -> continued.add(slot.labels()));
		}
		for (SeriesSlot slot : meter.reader().openSlots()) {
			if (!continued.contains(slot.labels())) {
				slot.end(tick);
			}
		}
	}

	private void release(String name) {
		Family family = this.families.get(name);
		if (family != null && --family.members == 0) {
			this.families.remove(name);
		}
	}

	/**
	 * Meters that share a name: the first decides, as in the Prometheus registry, and one
	 * of another type or another original name is not exported.
	 */
	private static final class Family {

		private final Meter.Id first;

		private int members;

		Family(Meter.Id first) {
			this.first = first;
		}

		void check(Meter.Id id, String name) {
			if (this.first.getType() != id.getType() || !this.first.getName().equals(id.getName())) {
				throw new IllegalArgumentException("a " + id.getType() + " cannot share the name '" + name
						+ "' with the " + this.first.getType() + " '" + this.first.getName()
						+ "' (the Prometheus registry does not export it either); rename one");
			}
		}

	}

}
