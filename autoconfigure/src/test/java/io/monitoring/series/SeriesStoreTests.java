package io.monitoring.series;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SeriesStore}.
 */
class SeriesStoreTests {

	private static final long STEP = 15_000;

	private static final long HOUR = 3_600_000;

	private final SeriesStore store = new SeriesStore(new StoreLimits(40, 1 << 20));

	@Test
	void seriesThatNobodySelectsHasNoAppender() {
		this.store.retain(List.of(keep(Duration.ofHours(1), LabelMatcher.equal("__name__", "up"))));
		assertThat(this.store.appender(Labels.named("up"))).isNotNull();
		assertThat(this.store.appender(Labels.named("down"))).isNull();
		assertThat(this.store.selects(Labels.named("up"))).isTrue();
		assertThat(this.store.selects(Labels.named("down"))).isFalse();
		assertThat(this.store.statistics().refusedSeries()).isZero();
	}

	@Test
	void metricNameIsRuledOutOnlyIfNoLabelsCouldBeSelected() {
		this.store.retain(List.of(
				keep(Duration.ofHours(1), LabelMatcher.equal("__name__", "up"), LabelMatcher.equal("job", "api")),
				keep(Duration.ofHours(1), new LabelMatcher("__name__", LabelMatcher.Type.REGEX, "jvm_.*"))));
		assertThat(this.store.maySelect("up")).isTrue();
		assertThat(this.store.maySelect("jvm_threads")).isTrue();
		assertThat(this.store.maySelect("down")).isFalse();
		assertThat(this.store.selects(Labels.named("up"))).isFalse();
	}

	@Test
	void oneSeriesHasOneAppender() {
		retain(Duration.ofHours(1));
		assertThat(this.store.appender(Labels.named("up"))).isSameAs(this.store.appender(Labels.named("up")));
		assertThat(this.store.statistics().series()).isOne();
	}

	@Test
	void seriesBeyondTheCapIsRefusedAndCountedOnce() {
		retain(Duration.ofHours(1));
		fill(40, 0);
		for (int i = 0; i < 10; i++) {
			assertThat(this.store.appender(Labels.named("more", "i", "1"))).isNull();
			assertThat(this.store.appender(Labels.named("more", "i", "2"))).isNull();
		}
		assertThat(this.store.appender(labels(0))).isNotNull();
		StoreStatistics statistics = this.store.statistics();
		assertThat(statistics.series()).isEqualTo(40);
		assertThat(statistics.refusedSeries()).isEqualTo(2);
		assertThat(statistics.capReached()).isTrue();
	}

	@Test
	void seriesBeyondTheCapOnBytesIsRefused() {
		SeriesStore small = new SeriesStore(new StoreLimits(1_000_000, 100_000));
		small.retain(List.of(keep(Duration.ofHours(1))));
		for (int i = 0; i < 1_000; i++) {
			small.appender(labels(i));
		}
		StoreStatistics statistics = small.statistics();
		assertThat(statistics.series()).isBetween(50, 999);
		assertThat(statistics.bytes()).isLessThanOrEqualTo(100_000);
		assertThat(statistics.refusedSeries()).isEqualTo(1_000 - statistics.series());
	}

	@Test
	void refusedSeriesAreAskedAgainWhenThereIsRoom() {
		retain(Duration.ofHours(1));
		fill(40, 0);
		long generation = this.store.generation();
		this.store.appender(Labels.named("more"));
		this.store.expire(HOUR);
		assertThat(this.store.generation()).isEqualTo(generation);
		for (int i = 0; i < 10; i++) {
			appender(labels(i)).end(1);
		}
		this.store.expire(HOUR + 2);
		assertThat(this.store.generation()).isGreaterThan(generation);
		assertThat(this.store.appender(Labels.named("more"))).isNotNull();
	}

	@Test
	void oldSamplesExpireByChunk() {
		retain(Duration.ofHours(1));
		append(labels(0), 0, 500);
		this.store.expire(499 * STEP);
		assertThat(this.store.statistics().samples()).isEqualTo(500 - 2 * 120);
		SampleBuffer kept = read(labels(0));
		assertThat(kept.time(0)).isEqualTo(2 * 120 * STEP);
	}

	@Test
	void expiryGivesBytesBack() {
		retain(Duration.ofHours(1));
		fill(1, 0);
		long empty = this.store.statistics().bytes();
		append(labels(0), 1, 5_000);
		assertThat(this.store.statistics().bytes()).isGreaterThan(empty);
		this.store.expire(5_000 * STEP + 2 * HOUR);
		assertThat(this.store.statistics().bytes()).isEqualTo(empty);
		this.store.expire(5_000 * STEP + 2 * HOUR);
		assertThat(this.store.statistics().bytes()).isZero();
	}

	@Test
	void longestRetentionOfASeriesCounts() {
		this.store.retain(List.of(keep(Duration.ofHours(1)),
				keep(Duration.ofHours(2), LabelMatcher.equal("__name__", "series")), keep(Duration.ofMinutes(1))));
		append(labels(0), 0, 480);
		append(Labels.named("other"), 0, 480);
		this.store.expire(480 * STEP);
		assertThat(read(labels(0)).size()).isEqualTo(480);
		assertThat(read(Labels.named("other")).size()).isEqualTo(240);
	}

	@Test
	void changedRetentionRemovesWhatNobodySelectsAndKeepsTheRest() {
		retain(Duration.ofHours(1));
		SeriesAppender kept = appender(Labels.named("kept"));
		SeriesAppender gone = appender(Labels.named("gone"));
		kept.append(1, 1);
		gone.append(1, 1);
		long generation = this.store.generation();
		this.store.retain(List.of(keep(Duration.ofHours(1), LabelMatcher.equal("__name__", "kept"))));
		gone.append(2, 2);
		kept.append(2, 2);
		assertThat(this.store.generation()).isGreaterThan(generation);
		assertThat(this.store.statistics().series()).isOne();
		assertThat(read(Labels.named("gone")).size()).isZero();
		assertThat(read(Labels.named("kept")).size()).isEqualTo(2);
	}

	@Test
	void endedSeriesStaysReadableUntilItsSamplesExpire() {
		retain(Duration.ofHours(1));
		append(labels(0), 0, 10);
		appender(labels(0)).end(10 * STEP);
		this.store.expire(11 * STEP);
		SampleBuffer samples = read(labels(0));
		assertThat(samples.size()).isEqualTo(11);
		assertThat(Staleness.isStale(samples.value(10))).isTrue();
		long generation = this.store.generation();
		this.store.expire(11 * STEP + HOUR);
		assertThat(this.store.statistics().series()).isZero();
		assertThat(this.store.generation()).as("nobody holds its appender").isEqualTo(generation);
	}

	@Test
	void seriesThatComesBackGoesOn() {
		retain(Duration.ofHours(1));
		appender(labels(0)).append(1, 1);
		appender(labels(0)).end(2);
		appender(labels(0)).append(3, 3);
		assertThat(read(labels(0)).size()).isEqualTo(3);
	}

	@Test
	void unusedSeriesIsRemovedAndItsAppenderAskedForAgain() {
		retain(Duration.ofHours(1));
		SeriesAppender appender = appender(labels(0));
		this.store.expire(0);
		assertThat(this.store.statistics().series()).as("had no chance yet").isOne();
		long generation = this.store.generation();
		this.store.expire(STEP);
		assertThat(this.store.statistics().series()).isZero();
		assertThat(this.store.generation()).isGreaterThan(generation);
		appender.append(2 * STEP, 1);
		assertThat(this.store.statistics().bytes()).isZero();
	}

	@Test
	void sampleOutOfOrderIsDroppedAndCounted() {
		retain(Duration.ofHours(1));
		SeriesAppender appender = appender(labels(0));
		appender.append(10, 1);
		appender.append(10, 2);
		appender.append(9, 3);
		appender.append(11, 4);
		assertThat(this.store.statistics().droppedSamples()).isEqualTo(2);
		assertThat(read(labels(0)).value(0)).isEqualTo(1);
		assertThat(read(labels(0)).value(1)).isEqualTo(4);
	}

	@Test
	void selectionIsSortedAndKeptUntilSuchASeriesComesOrGoes() {
		retain(Duration.ofHours(1));
		fill(3, 0);
		List<LabelMatcher> all = List.of(LabelMatcher.equal("__name__", "series"));
		List<? extends Series> first = select(all);
		assertThat(first).extracting(Series::labels).containsExactly(labels(0), labels(1), labels(2));
		appender(Labels.named("other")).append(0, 0);
		assertThat(select(all)).isSameAs(first);
		fill(4, 1);
		assertThat(select(all)).hasSize(4);
		assertThat(first).hasSize(3);
	}

	@Test
	void selectionWithoutMetricNameSearchesAll() {
		retain(Duration.ofHours(1));
		appender(Labels.named("b", "job", "api"));
		appender(Labels.named("a", "job", "api"));
		appender(Labels.named("a", "job", "db"));
		assertThat(select(List.of(LabelMatcher.equal("job", "api")))).extracting((series) -> series.labels().toString())
			.containsExactly("a{job=\"api\"}", "b{job=\"api\"}");
		assertThat(select(List.of(LabelMatcher.equal("__name__", "missing")))).isEmpty();
	}

	private void retain(Duration duration) {
		this.store.retain(List.of(keep(duration)));
	}

	private static Retention keep(Duration duration, LabelMatcher... matchers) {
		return new Retention(List.of(matchers), duration);
	}

	private static Labels labels(int number) {
		return Labels.named("series", "number", "n" + number);
	}

	private void fill(int series, long time) {
		for (int i = 0; i < series; i++) {
			appender(labels(i)).append(time, i);
		}
	}

	private void append(Labels labels, int from, int to) {
		SeriesAppender appender = appender(labels);
		for (int i = from; i < to; i++) {
			appender.append(i * STEP, Math.sqrt(i));
		}
	}

	private SeriesAppender appender(Labels labels) {
		return Objects.requireNonNull(this.store.appender(labels));
	}

	private List<? extends Series> select(List<LabelMatcher> matchers) {
		return this.store.select(matchers, Long.MIN_VALUE, Long.MAX_VALUE);
	}

	private SampleBuffer read(Labels labels) {
		SampleBuffer target = new SampleBuffer();
		for (Series series : select(List.of(LabelMatcher.equal("__name__", labels.metricName())))) {
			if (series.labels().equals(labels)) {
				series.read(Long.MIN_VALUE, Long.MAX_VALUE, target);
			}
		}
		return target;
	}

}
