package io.monitoring.micrometer;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.engine.SampleSource;
import io.monitoring.micrometer.MeterChanges.Changes;
import io.monitoring.series.SeriesStore;

/**
 * Reads the meters that somebody looks at into the store, named as on the Prometheus
 * endpoint. A meter that fails costs only itself; one that blocks cannot be helped and
 * delays the tick, because interrupting the code of the application could do worse.
 */
public final class MeterSampler implements SampleSource {

	private final MeterNaming naming;

	private final MeterChanges changes = new MeterChanges();

	private final SamplerProblems problems = new SamplerProblems();

	private final MeterIndex index;

	private long generation;

	/**
	 * Create a sampler and listen to the registry from now on. Of a composite, the
	 * Prometheus registry inside is read where there is one.
	 * @param registry the registry; one that is not for Prometheus yields the same names
	 * but no histogram buckets
	 */
	public MeterSampler(MeterRegistry registry) {
		this.naming = MeterNaming.of(registry);
		this.index = new MeterIndex(this.naming, this.problems);
		this.naming.registry().config().onMeterAdded(this.changes::add).onMeterRemoved(this.changes::remove);
	}

	@Override
	public void sample(long tick, SeriesStore store) {
		Changes drained = this.changes.drain();
		long present = store.generation();
		boolean reopen = present != this.generation;
		if (reopen || !drained.isEmpty()) {
			this.generation = present;
			this.index.update(drained, reopen, tick, store);
		}
		for (IndexedMeter meter : this.index.meters()) {
			meter.read(tick, store);
		}
	}

	/**
	 * Return the meters that cannot be sampled and why, at most 50. May be called by any
	 * thread.
	 * @return one sentence for each
	 */
	public List<String> problems() {
		return this.problems.list();
	}

	/**
	 * Return whether the registry has buckets that count from the start, which objectives
	 * on latency need.
	 * @return {@code true} for a Prometheus registry
	 */
	public boolean hasBuckets() {
		return this.naming.prometheus();
	}

	/**
	 * Return how meters are named and what this registry cannot give.
	 * @return one sentence without a full stop
	 */
	public String naming() {
		return this.naming.description();
	}

}
