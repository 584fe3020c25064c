package io.monitoring.series;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the samples that somebody reads, compressed and within caps. The thread that
 * ticks writes: it alone calls {@link #retain}, {@link #appender}, the appenders and
 * {@link #expire}. Any thread reads, without a lock.
 */
public final class SeriesStore implements SeriesSource, SeriesSink {

	/** Share of the series that must be free before refused ones are asked again. */
	private static final int FREE_SHARE = 20;

	private final StoreLimits limits;

	private final StoreBudget budget;

	private final SeriesIndex index = new SeriesIndex();

	private final DistinctCounter refused = new DistinctCounter();

	private volatile RetentionIndex retentions = new RetentionIndex(List.of());

	private volatile long generation;

	private boolean refusing;

	public SeriesStore() {
		this(StoreLimits.DEFAULTS);
	}

	public SeriesStore(StoreLimits limits) {
		this.limits = limits;
		this.budget = new StoreBudget(limits.maxBytes());
	}

	/**
	 * Replace what is selected and for how long. A series is kept for the longest of the
	 * retentions that select it; series that none selects are removed.
	 * @param retentions the new retentions
	 */
	public void retain(Collection<Retention> retentions) {
		RetentionIndex replacement = new RetentionIndex(retentions);
		this.retentions = replacement;
		List<StoredSeries> unselected = new ArrayList<>();
		this.index.forEach((series) -> {
			long millis = replacement.millis(series.labels());
			series.setRetentionMillis(millis);
			if (millis == 0) {
				unselected.add(series);
			}
		});
		unselected.forEach(this::remove);
		newGeneration();
	}

	/**
	 * Return whether some retention selects a series.
	 * @param labels the labels, the metric name among them
	 * @return {@code true} if its samples are kept
	 */
	public boolean selects(Labels labels) {
		return this.retentions.millis(labels) > 0;
	}

	/**
	 * Return whether some retention can select a series of this metric name: a cheap
	 * question before labels are built.
	 * @param metricName the metric name
	 * @return {@code false} if {@link #selects} is false whatever the other labels are
	 */
	public boolean maySelect(String metricName) {
		return this.retentions.maySelect(metricName);
	}

	/**
	 * Return a number that changes when callers have to ask for their appenders again,
	 * because what is selected changed, an unused series was removed, or there is room
	 * again for refused ones.
	 * @return the number
	 */
	public long generation() {
		return this.generation;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The answer, {@code null} included, holds until the {@link #generation()} changes.
	 */
	@Override
	public @Nullable SeriesAppender appender(Labels labels) {
		StoredSeries series = this.index.find(labels);
		if (series == null) {
			series = create(labels);
		}
		if (series != null) {
			series.open();
		}
		return series;
	}

	private @Nullable StoredSeries create(Labels labels) {
		long millis = this.retentions.millis(labels);
		if (millis == 0) {
			return null;
		}
		if (this.index.size() >= this.limits.maxSeries() || !this.budget.reserve(StoredSeries.baseBytes(labels))) {
			this.refused.add(labels);
			this.refusing = true;
			return null;
		}
		StoredSeries series = new StoredSeries(labels, this.budget);
		series.setRetentionMillis(millis);
		this.index.add(series);
		return series;
	}

	/**
	 * Drop the samples older than the retention of their series, and the series that have
	 * none left and get none.
	 * @param now milliseconds since the epoch
	 */
	public void expire(long now) {
		List<StoredSeries> idle = new ArrayList<>();
		this.index.forEach((series) -> {
			if (series.expire(now)) {
				idle.add(series);
			}
		});
		boolean appenderLost = false;
		for (StoredSeries series : idle) {
			appenderLost |= !series.hasEnded();
			remove(series);
		}
		if (appenderLost || (this.refusing && hasRoomAgain())) {
			newGeneration();
		}
	}

	private boolean hasRoomAgain() {
		return this.limits.maxSeries() - this.index.size() > this.limits.maxSeries() / FREE_SHARE
				&& this.budget.maxBytes() - this.budget.bytes() > this.budget.maxBytes() / FREE_SHARE;
	}

	private void newGeneration() {
		this.refusing = false;
		long next = this.generation + 1;
		this.generation = next;
	}

	private void remove(StoredSeries series) {
		this.index.remove(series);
		series.remove();
	}

	@Override
	public List<? extends Series> select(List<LabelMatcher> matchers, long fromExclusive, long toInclusive) {
		return this.index.select(matchers);
	}

	/**
	 * Count what the store holds and what its caps refused.
	 * @return the numbers of this moment
	 */
	public StoreStatistics statistics() {
		long[] samples = new long[1];
		this.index.forEach((series) -> samples[0] += series.sampleCount());
		return new StoreStatistics(this.index.size(), this.limits.maxSeries(), samples[0], this.budget.bytes(),
				this.budget.maxBytes(), this.refused.count(), this.budget.droppedSamples());
	}

}
